package io.portolan.testkit.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import javax.security.sasl.SaslServer;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalBuilder;
import org.apache.kafka.common.security.auth.SaslAuthenticationContext;

/**
 * Finds the role behind a connection. A connection to the brokers' own listeners is anonymous. The serialized form goes with
 * the requests that a broker forwards to the controller. It is public because Kafka makes it by name.
 */
public final class IamPrincipalBuilder implements KafkaPrincipalBuilder {
    // It is neither in ARNs nor in session names.
    private static final String SEPARATOR = "\n";

    /** Called by Kafka. */
    public IamPrincipalBuilder() {}

    @Override
    public KafkaPrincipal build(AuthenticationContext context) {
        return context instanceof SaslAuthenticationContext sasl ? principal(sasl.server()) : KafkaPrincipal.ANONYMOUS;
    }

    private static KafkaPrincipal principal(SaslServer server) {
        if (server instanceof IamSaslServer iam) {
            return iam.principal();
        }
        return server.getNegotiatedProperty(AdmittedToken.PROPERTY) instanceof AdmittedToken token
                ? token.principal()
                : KafkaPrincipal.ANONYMOUS;
    }

    @Override
    public byte[] serialize(KafkaPrincipal principal) {
        String text = principal instanceof IamPrincipal iam ? iam.getName() + SEPARATOR + iam.sessionName() : "";
        return text.getBytes(UTF_8);
    }

    @Override
    public KafkaPrincipal deserialize(byte[] bytes) {
        String[] parts = new String(bytes, UTF_8).split(SEPARATOR, 2);
        return parts.length == 2 ? new IamPrincipal(parts[0], parts[1]) : KafkaPrincipal.ANONYMOUS;
    }
}
