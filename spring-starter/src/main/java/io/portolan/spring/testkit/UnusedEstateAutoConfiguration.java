package io.portolan.spring.testkit;

import io.portolan.Portolan;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.spring.PortolanAutoConfiguration;
import io.portolan.spring.connection.PortolanConnectionDetails;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;

/**
 * Ends the start if an estate would stand in for clusters and the application has none. Its Kafka would be another
 * one.
 */
@AutoConfiguration(after = PortolanAutoConfiguration.class)
@ConditionalOnBean(PortolanConnectionDetails.class)
@ConditionalOnMissingBean(Portolan.class)
final class UnusedEstateAutoConfiguration {

    UnusedEstateAutoConfiguration() {
        throw new PortolanException(
                "An estate stands in for the clusters of an application that has none",
                Finding.about(Code.UNKNOWN_CLUSTER, "@LocalMskConnection")
                        .asked("the application's clusters, by portolan.clusters.* or portolan.catalog")
                        .seen("neither")
                        .cause("Its Kafka beans are those of spring.kafka.*, which do not lead to the estate.")
                        .fix("Add the clusters, or activate the profile that has them. Or remove @LocalMskConnection.")
                        .build());
    }
}
