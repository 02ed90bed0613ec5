package io.portolan.testkit.broker;

import java.util.Set;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.jspecify.annotations.Nullable;

/**
 * A token of {@code OAUTHBEARER} that a broker has accepted. Its end is that of the connection's session (KIP-368).
 *
 * @param caller whose token it is. Its expiry is not later than that of the token.
 */
record AdmittedToken(BrokerCaller caller) implements OAuthBearerToken {

    /** The SASL server's property that has the token of its connection. */
    static final String PROPERTY = "OAUTHBEARER.token";

    /** Empty. Kafka does not need it, and it is secret. */
    @Override
    public String value() {
        return "";
    }

    @Override
    public Set<String> scope() {
        return Set.of();
    }

    @Override
    public long lifetimeMs() {
        return caller.expiry().toEpochMilli();
    }

    @Override
    public String principalName() {
        return caller.arn();
    }

    @Override
    public @Nullable Long startTimeMs() {
        return null;
    }

    IamPrincipal principal() {
        return new IamPrincipal(caller.arn(), caller.sessionName());
    }
}
