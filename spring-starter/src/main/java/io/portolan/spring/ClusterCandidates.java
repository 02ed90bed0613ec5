package io.portolan.spring;

import java.lang.annotation.Annotation;
import org.springframework.beans.TypeConverter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;

/**
 * Lets the name of a cluster's bean select it. The name may be in {@code @Qualifier} or be the name of a parameter or
 * field. Spring alone ignores the names of beans that have another qualifier or that only a qualifier can select.
 */
final class ClusterCandidates extends ContextAnnotationAutowireCandidateResolver {

    @Override
    public boolean isAutowireCandidate(BeanDefinitionHolder bean, DependencyDescriptor wanted) {
        return super.isAutowireCandidate(bean, wanted)
                || (isNamed(bean, wanted) && super.isAutowireCandidate(candidate(bean), wanted));
    }

    @Override
    protected boolean checkQualifier(BeanDefinitionHolder bean, Annotation wanted, TypeConverter converter) {
        return super.checkQualifier(bean, wanted, converter)
                || (wanted instanceof Qualifier qualifier && isOfCluster(bean) && bean.matchesName(qualifier.value()));
    }

    private boolean isNamed(BeanDefinitionHolder bean, DependencyDescriptor wanted) {
        return isOfCluster(bean) && !hasQualifier(wanted) && bean.matchesName(wanted.getDependencyName());
    }

    private static boolean isOfCluster(BeanDefinitionHolder bean) {
        return bean.getBeanDefinition() instanceof RootBeanDefinition definition
                && definition.hasQualifier(Cluster.class.getName());
    }

    private static BeanDefinitionHolder candidate(BeanDefinitionHolder bean) {
        RootBeanDefinition definition = ((RootBeanDefinition) bean.getBeanDefinition()).cloneBeanDefinition();
        definition.setDefaultCandidate(true);
        return new BeanDefinitionHolder(definition, bean.getBeanName(), bean.getAliases());
    }
}
