package io.portolan.kafka;

import io.portolan.credentials.ClientIdentity;
import io.portolan.credentials.CredentialsLease;
import java.util.Map;

/** The credentials of a Kafka client for its plug-ins that call AWS, such as serializers. They share the client's session. */
public final class ClientCredentials {

    private ClientCredentials() {}

    /**
     * Opens a lease of a client's credentials. The plug-in closes it. Makes no remote call.
     *
     * @param config the client's configuration as Kafka gives it to its plug-ins. It has {@code sasl.jaas.config}.
     * @throws org.apache.kafka.common.config.ConfigException if {@code sasl.jaas.config} cannot be read
     * @throws io.portolan.diagnosis.PortolanException as of {@link ClientIdentity#fromConfig}
     */
    public static CredentialsLease lease(Map<String, ?> config) {
        return CredentialsLease.of(ClientIdentity.fromConfig(JaasOptions.read(config)));
    }
}
