package io.portolan.spring;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the application says which clusters there are. */
final class OnPortolan extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Portolan");
        return PortolanSettings.of(context.getEnvironment()).present()
                ? ConditionOutcome.match(message.foundExactly("portolan.* properties"))
                : ConditionOutcome.noMatch(message.didNotFind("portolan.clusters, portolan.catalog")
                        .atAll());
    }
}
