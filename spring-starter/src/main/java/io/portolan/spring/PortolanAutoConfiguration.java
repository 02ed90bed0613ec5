package io.portolan.spring;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.spring.connection.ClusterConnectionDetails;
import io.portolan.spring.connection.PortolanConnectionDetails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.ConcurrentKafkaListenerContainerFactoryConfigurer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.kafka.support.micrometer.KafkaTemplateObservationConvention;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Auto-configuration of the clusters in {@code portolan.*}. It defines one {@link Portolan} and the Kafka beans of
 * each cluster.
 */
@AutoConfiguration(
        before = KafkaAutoConfiguration.class,
        afterName = "io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration")
@Conditional(OnPortolanCondition.class)
@EnableConfigurationProperties(KafkaProperties.class)
@Import(ClusterRegistrar.class)
public final class PortolanAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(PortolanAutoConfiguration.class);

    PortolanAutoConfiguration() {}

    @Bean
    OpenBundles portolanBundles(ObjectProvider<SslBundles> bundles) {
        return new OpenBundles(bundles);
    }

    @Bean
    @ConditionalOnMissingBean
    ClusterCatalog portolanCatalog(
            ConfigurableEnvironment environment,
            ResourceLoader resources,
            ObjectProvider<PortolanConnectionDetails> estate,
            ObjectProvider<ClusterConnectionDetails> standIns,
            OpenBundles bundles) {
        MisspelledVariables.find(environment.getSystemEnvironment()).forEach(LOG::warn);
        PortolanConnectionDetails details = estate.getIfAvailable();
        return details == null
                ? new CatalogSource(
                                environment,
                                resources,
                                new StandIns(standIns.orderedStream().toList()),
                                bundles)
                        .load()
                : ClusterCatalog.load(details.catalog());
    }

    @Bean
    @ConditionalOnMissingBean
    Portolan portolan(
            ClusterCatalog catalog,
            ObjectProvider<AwsCredentialsProvider> credentials,
            BeanFactory beans,
            ObjectProvider<PortolanConnectionDetails> estate,
            ObjectProvider<PortolanListener> listeners) {
        Portolan.Builder builder = Portolan.builder(catalog).listener(new CompositeListener(listeners));
        PortolanConnectionDetails details = estate.getIfAvailable();
        AwsCredentialsProvider provider = details == null ? credentials.getIfAvailable() : details.credentials();
        if (provider != null) {
            builder.baseIdentity(BaseIdentity.provider(provider));
        }
        for (String name : catalog.baseIdentityNames()) {
            if (beans.containsBean(name)) {
                builder.baseIdentity(name, BaseIdentity.provider(beans.getBean(name, AwsCredentialsProvider.class)));
            }
        }
        return builder.open();
    }

    @Bean
    ClusterLog portolanClusterLog(PortolanSettings settings, ObjectProvider<Portolan> portolan) {
        return new ClusterLog(settings.properties().findings(), portolan::getObject);
    }

    @Bean
    static BeanFactoryPostProcessor portolanCandidates() {
        return beans -> ((DefaultListableBeanFactory) beans).setAutowireCandidateResolver(new ClusterCandidates());
    }

    @Bean
    static OwnAdmins portolanOwnAdmins(ApplicationContext application) {
        return new OwnAdmins(application);
    }

    @Bean
    static ByHandClients portolanByHandClients(ConfigurableListableBeanFactory beans) {
        return new ByHandClients(beans);
    }

    @Bean
    PortolanSettings portolanSettings(Environment environment) {
        return PortolanSettings.of(environment);
    }

    @Bean
    ClusterParts portolanParts(ConfigurableListableBeanFactory beans) {
        return new ClusterParts(beans);
    }

    @Bean
    TemplateParts portolanTemplateParts(
            ObjectProvider<ProducerListener<Object, Object>> listener,
            ObjectProvider<RecordMessageConverter> converter,
            ObjectProvider<KafkaTemplateObservationConvention> convention,
            ClusterParts parts) {
        return new TemplateParts(listener, converter, convention, parts);
    }

    @Bean
    ListenerParts portolanListenerParts(
            BeanFactory beans,
            ClusterStart start,
            ObjectProvider<ConcurrentKafkaListenerContainerFactoryConfigurer> configurer,
            ObjectProvider<ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>>
                    customizer,
            ClusterParts parts) {
        return new ListenerParts(beans, start, configurer, customizer, parts);
    }

    @Bean
    ClusterStart portolanStart(
            PortolanSettings settings,
            ClusterCatalog catalog,
            Portolan portolan,
            ObjectProvider<ClusterAdmin> admins,
            ResourceLoader resources) {
        return new ClusterStart(
                settings.properties(), catalog.clusterNames(), portolan, admins, resources.getClassLoader());
    }
}
