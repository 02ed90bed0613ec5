package io.portolan.spring;

import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the application configures clusters. */
final class OnPortolanCondition extends SpringBootCondition {

    private static final ConfigurationPropertyName CLUSTERS = ConfigurationPropertyName.of("portolan.clusters");

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Portolan");
        return present(context.getEnvironment())
                ? ConditionOutcome.match(message.foundExactly("portolan.* properties"))
                : ConditionOutcome.noMatch(message.didNotFind("portolan.clusters, portolan.catalog")
                        .atAll());
    }

    /** Reads no values. */
    private static boolean present(Environment environment) {
        return environment.containsProperty("portolan.catalog")
                || StreamSupport.stream(
                                ConfigurationPropertySources.get(environment).spliterator(), false)
                        .anyMatch(
                                source -> source.containsDescendantOf(CLUSTERS) == ConfigurationPropertyState.PRESENT);
    }
}
