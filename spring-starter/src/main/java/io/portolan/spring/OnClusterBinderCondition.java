package io.portolan.spring;

import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether a binder belongs to a cluster. */
final class OnClusterBinderCondition extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Portolan binder");
        return new BinderContext(
                        Objects.requireNonNull(context.getBeanFactory(), "no bean factory"),
                        context.getEnvironment(),
                        context.getResourceLoader())
                .cluster()
                .map(cluster -> ConditionOutcome.match(message.foundExactly("cluster " + cluster)))
                .orElseGet(() -> ConditionOutcome.noMatch(message.because("it has other brokers, or no primary")));
    }
}
