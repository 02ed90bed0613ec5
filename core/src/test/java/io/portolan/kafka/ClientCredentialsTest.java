package io.portolan.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.credentials.BaseIdentity;
import io.portolan.credentials.ClientIdentity;
import io.portolan.credentials.CredentialsLease;
import io.portolan.diagnosis.PortolanException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** {@link ClientCredentials} of a configuration. */
class ClientCredentialsTest {

    @Test
    void pluginHasTheIdentityOfItsClient() {
        BaseIdentity base =
                BaseIdentity.provider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIABASE", "s")));
        ClientIdentity identity = new ClientIdentity(base, Optional.empty(), Region.US_EAST_2, null);
        Map<String, String> config = Map.of("sasl.jaas.config", JaasOptions.write(identity.toConfig()));
        try (CredentialsLease client = CredentialsLease.of(identity);
                CredentialsLease plugin = ClientCredentials.lease(config)) {
            assertThat(plugin.resolveCredentials()).isEqualTo(client.resolveCredentials());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAINTEXT", "SSL"})
    void plainClientHasNone(String protocol) {
        assertThatThrownBy(() -> ClientCredentials.lease(Map.of("security.protocol", protocol)))
                .isInstanceOf(PortolanException.class)
                .hasMessageContaining("NO_IAM_LISTENER  security.protocol " + protocol)
                .hasMessageContaining("Use a plug-in with credentials of its own");
    }

    @Test
    void protocolOfKafkaIsPlainText() {
        assertThatThrownBy(() -> ClientCredentials.lease(Map.of("bootstrap.servers", "localhost:9092")))
                .hasMessageContaining("NO_IAM_LISTENER  security.protocol PLAINTEXT");
    }

    @Test
    void lostOptionsAreReportedAsLost() {
        assertThatThrownBy(() -> ClientCredentials.lease(Map.of("security.protocol", "SASL_SSL")))
                .hasMessageContaining("CATALOG_INVALID  portolan.base-identity")
                .hasMessageContaining("a part of it was lost");
    }
}
