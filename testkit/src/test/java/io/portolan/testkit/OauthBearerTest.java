package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.testkit.broker.TokenCallbackHandler;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** {@link TokenCallbackHandler} lets a client of {@code OAUTHBEARER} in. The client is that of aws-msk-iam-auth. */
class OauthBearerTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    private final LocalMsk msk = ESTATE.msk();

    @AfterEach
    void forgetCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        System.clearProperty("aws.sessionToken");
        System.clearProperty("aws.region");
    }

    @Test
    void principalIsThatOfTheOtherMechanism() throws Exception {
        AwsSdkClients shop = new AwsSdkClients(msk, msk.site(PresetEstates.SITE).credentials());
        AwsSdkClients hub = new AwsSdkClients(msk, shop.assume(PresetEstates.HUB, ""));
        AwsCredentials client = hub.assume(PresetEstates.ORDERS_CLIENT, "");
        useCredentials(client);
        try (Producer<String, String> tokens =
                        new KafkaProducer<>(config(), new StringSerializer(), new StringSerializer());
                Producer<String, String> payloads = new SignedClients(msk, "orders", client).producer()) {
            tokens.send(new ProducerRecord<>("orders", "token")).get();
            payloads.send(new ProducerRecord<>("orders", "payload")).get();
        }
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(PresetEstates.ORDERS_CLIENT);
    }

    @Test
    void identityWithoutGrantIsDenied() {
        useCredentials(msk.site(PresetEstates.SITE).credentials());
        try (Admin admin = Admin.create(config())) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .cause()
                    .isInstanceOf(SaslAuthenticationException.class)
                    .hasMessageContaining("Access denied");
        }
        assertThat(msk.cluster("orders").kafka().authentications())
                .first()
                .satisfies(attempt -> assertThat(attempt.denial()).contains("has no grant"));
    }

    private static void useCredentials(AwsCredentials credentials) {
        System.setProperty("aws.accessKeyId", credentials.accessKeyId());
        System.setProperty("aws.secretAccessKey", credentials.secretAccessKey());
        if (credentials instanceof AwsSessionCredentials session) {
            System.setProperty("aws.sessionToken", session.sessionToken());
        }
        System.setProperty("aws.region", "us-east-2");
    }

    private Map<String, Object> config() {
        return new HashMap<>(Map.of(
                "bootstrap.servers", msk.cluster("orders").bootstrapServers(),
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "OAUTHBEARER",
                "sasl.jaas.config", "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;",
                "sasl.login.callback.handler.class", "software.amazon.msk.auth.iam.IAMOAuthBearerLoginCallbackHandler",
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", msk.trustStore().toString(),
                "default.api.timeout.ms", 30_000,
                "request.timeout.ms", 10_000));
    }
}
