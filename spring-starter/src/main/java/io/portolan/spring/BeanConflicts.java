package io.portolan.spring;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** Finds beans of the application whose names or qualifiers contradict those of the clusters. */
final class BeanConflicts {

    private final ApplicationBeans application;
    private final ConfigurableListableBeanFactory beans;
    private final PortolanSettings settings;
    private final List<Finding> found = new ArrayList<>();

    BeanConflicts(ApplicationBeans application, ConfigurableListableBeanFactory beans, PortolanSettings settings) {
        this.application = application;
        this.settings = settings;
        this.beans = beans;
    }

    /**
     * Checks the application's beans before the clusters' own beans are defined.
     *
     * @throws PortolanException if there is a conflict
     */
    void refuse(Set<String> clusters, PrimaryCluster primary) {
        clusters.forEach(this::checkNames);
        for (ClusterBean kind : ClusterBean.values()) {
            application.ofType(kind.type()).forEach(bean -> checkCluster(bean, clusters));
            checkBootName(kind, primary);
        }
        List.of(NewTopic.class, NewTopics.class)
                .forEach(type -> application.ofType(type).forEach(bean -> checkCluster(bean, clusters)));
        application.parts().forEach(bean -> checkCluster(bean, clusters));
        if (!found.isEmpty()) {
            throw new PortolanException("Beans of the application contradict its clusters", found, null);
        }
    }

    private void checkNames(String cluster) {
        checkFree(cluster, ClusterBeanDefinitions.settingsOf(cluster), List.of());
        for (ClusterBean kind : ClusterBean.values()) {
            String name = kind.nameFor(cluster);
            if (Arrays.stream(ClusterBean.values()).map(ClusterBean::bootName).anyMatch(name::equals)) {
                found.add(fault(cluster)
                        .asked("a cluster whose beans have names of their own")
                        .seen("its bean " + name + ", which is Spring Boot's name for a bean of the primary cluster")
                        .cause("The primary cluster's beans have the same names.")
                        .fix("Give the cluster another name.")
                        .build());
            } else {
                checkFree(cluster, name, application.claimed(kind, cluster));
            }
        }
    }

    private void checkFree(String cluster, String name, List<String> claimed) {
        if (beans.containsBean(name) && !claimed.contains(name)) {
            found.add(fault(cluster)
                    .asked("a cluster whose beans have names that are free")
                    .seen("a bean " + name + " " + ApplicationBeans.place(name, beans))
                    .cause("The bean does not belong to this cluster, which needs the name.")
                    .fix("Rename the bean or the cluster.")
                    .build());
        }
    }

    /** A typo would make the bean one of the primary cluster. A topic would belong to no cluster. */
    private void checkCluster(String bean, Set<String> clusters) {
        String name = QualifiedName.cluster(bean, beans);
        if (name != null && !clusters.contains(name)) {
            found.add(Finding.about(Code.UNKNOWN_CLUSTER, bean + " " + ApplicationBeans.place(bean, beans))
                    .asked("@Cluster with one of the names " + clusters)
                    .seen("@Cluster(\"" + name + "\")")
                    .cause("The catalog has no cluster of this name.")
                    .fix("Correct the name or add the cluster below portolan.clusters.")
                    .build());
        }
    }

    private void checkBootName(ClusterBean kind, PrimaryCluster primary) {
        String name = kind.bootName();
        if (!beans.containsBean(name)) {
            return;
        }
        application
                .owner(kind, name)
                .filter(owner -> !primary.matches(owner))
                .ifPresent(owner -> found.add(fault(owner)
                        .asked("a bean of the primary cluster with the name " + name)
                        .seen("a bean of the cluster " + owner + " " + ApplicationBeans.place(name, beans))
                        .cause("This name means the bean of the primary cluster.")
                        .fix("Name the bean " + kind.nameFor(owner) + ".")
                        .build()));
    }

    private Finding.Builder fault(String cluster) {
        return Finding.about(Code.CATALOG_INVALID, settings.origins().subject("portolan.clusters." + cluster));
    }
}
