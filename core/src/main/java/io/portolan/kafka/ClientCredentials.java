package io.portolan.kafka;

import static org.apache.kafka.clients.CommonClientConfigs.DEFAULT_SECURITY_PROTOCOL;
import static org.apache.kafka.clients.CommonClientConfigs.SECURITY_PROTOCOL_CONFIG;

import io.portolan.credentials.ClientIdentity;
import io.portolan.credentials.CredentialsLease;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.Map;
import java.util.Optional;

/** The credentials of a Kafka client for its plug-ins that call AWS, such as serializers. They share the client's session. */
public final class ClientCredentials {

    private ClientCredentials() {}

    /**
     * Opens a lease of a client's credentials. The plug-in closes it. Makes no remote call.
     *
     * @param config the client's configuration as Kafka gives it to its plug-ins. It has {@code sasl.jaas.config}.
     * @throws org.apache.kafka.common.config.ConfigException if {@code sasl.jaas.config} cannot be read
     * @throws PortolanException with {@code NO_IAM_LISTENER} if the client is one of plain Kafka, and as of
     *     {@link ClientIdentity#fromConfig}
     */
    public static CredentialsLease lease(Map<String, ?> config) {
        Map<String, String> settings = JaasOptions.read(config);
        String protocol = Optional.<Object>ofNullable(config.get(SECURITY_PROTOCOL_CONFIG))
                .map(Object::toString)
                .orElse(DEFAULT_SECURITY_PROTOCOL);
        if (settings.isEmpty() && !protocol.startsWith("SASL")) {
            throw withoutIam(protocol);
        }
        return CredentialsLease.of(ClientIdentity.fromConfig(settings));
    }

    private static PortolanException withoutIam(String protocol) {
        return new PortolanException(
                "There are no AWS credentials of a client of plain Kafka",
                Finding.about(Code.NO_IAM_LISTENER, SECURITY_PROTOCOL_CONFIG + " " + protocol)
                        .asked("the AWS credentials of a Kafka client for its plug-in")
                        .seen("the security protocol " + protocol + " and no sasl.jaas.config")
                        .cause("Clients of plain Kafka have no AWS identity that a plug-in could share.")
                        .fix(
                                "Use a plug-in with credentials of its own for this cluster, such as Glue's serializer. If the"
                                        + " cluster uses IAM, pass on everything that Cluster.clientConfig() gives.")
                        .build());
    }
}
