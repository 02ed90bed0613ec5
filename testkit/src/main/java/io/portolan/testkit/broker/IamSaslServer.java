package io.portolan.testkit.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.security.authenticator.SaslInternalConfigs;
import org.jspecify.annotations.Nullable;

/** The server's side of one {@code AWS_MSK_IAM} exchange. It has one signed message and one answer. */
final class IamSaslServer implements SaslServer {
    static final String MECHANISM = "AWS_MSK_IAM";

    private final IamGate gate;
    private @Nullable BrokerCaller caller;

    IamSaslServer(IamGate gate) {
        this.gate = gate;
    }

    @Override
    public byte[] evaluateResponse(byte[] message) {
        UUID requestId = UUID.randomUUID();
        caller = gate.admit(message, requestId);
        return ("{\"version\":\"2020_10_22\",\"request-id\":\"" + requestId + "\"}").getBytes(UTF_8);
    }

    @Override
    public boolean isComplete() {
        return caller != null;
    }

    @Override
    public String getAuthorizationID() {
        return caller().arn();
    }

    /** A session ends when its credentials expire (KIP-368). Without an expiry the credentials set no end. */
    @Override
    public @Nullable Object getNegotiatedProperty(String name) {
        Instant expiry = caller().expiry();
        boolean expires = SaslInternalConfigs.CREDENTIAL_LIFETIME_MS_SASL_NEGOTIATED_PROPERTY_KEY.equals(name)
                && !expiry.equals(Instant.MAX);
        return expires ? expiry.toEpochMilli() : null;
    }

    IamPrincipal principal() {
        return new IamPrincipal(caller().arn(), caller().sessionName());
    }

    private BrokerCaller caller() {
        if (caller == null) {
            throw new IllegalStateException("The exchange is not complete");
        }
        return caller;
    }

    @Override
    public String getMechanismName() {
        return MECHANISM;
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) {
        return Arrays.copyOfRange(incoming, offset, offset + length);
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) {
        return Arrays.copyOfRange(outgoing, offset, offset + length);
    }

    @Override
    public void dispose() {}
}
