package io.portolan.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.junit.jupiter.api.Test;

/** {@link IamPrincipal} is one session of a role. */
class IamPrincipalTest {
    private static final IamPrincipal CLIENT = new IamPrincipal("arn:aws:iam::2:role/client", "checkout");

    private final IamPrincipalBuilder builder = new IamPrincipalBuilder();

    @Test
    void sessionNameIsPartOfThePrincipal() {
        IamPrincipal other = new IamPrincipal(CLIENT.getName(), "billing");
        assertThat(other).isNotEqualTo(CLIENT);
        assertThat(other.toString()).isEqualTo(CLIENT.toString());
        assertThat(new IamPrincipal(CLIENT.getName(), "checkout"))
                .isEqualTo(CLIENT)
                .hasSameHashCodeAs(CLIENT);
    }

    @Test
    void aForwardedPrincipalArrivesAsItWas() {
        assertThat(builder.deserialize(builder.serialize(CLIENT))).isEqualTo(CLIENT);
        assertThat(builder.deserialize(builder.serialize(KafkaPrincipal.ANONYMOUS)))
                .isEqualTo(KafkaPrincipal.ANONYMOUS);
    }
}
