package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portolan.catalog.ClusterDefinition.Access;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link SecurityProtocol} and {@link ClientAuthentication} answer in an {@link Access}. */
class ClusterAccessTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"SSL, true", "PLAINTEXT, false"})
    void plainKafkaAuthenticatesNobody(SecurityProtocol protocol, boolean encrypted) {
        ClusterDefinition plain = read("bootstrap-servers: 'localhost:9092', security-protocol: " + protocol);

        assertThat(plain.access().securityProtocol()).isEqualTo(protocol);
        assertThat(protocol.encrypted()).isEqualTo(encrypted);
        assertThat(plain.isMskCluster()).isFalse();
        assertThat(plain.authentication().usesAwsIdentity()).isFalse();
        assertThat(plain.authentication().usesSasl()).isFalse();
        assertThat(plain.authentication().credentialsCanWait()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"''", "', security-protocol: SASL_SSL'"})
    void saslMeansIam(String written) {
        ClusterDefinition orders = read("bootstrap-servers: 'b-1:9098', region: us-east-2" + written);

        assertThat(orders.access().securityProtocol()).isEqualTo(SecurityProtocol.SASL_SSL);
        assertThat(orders.access().securityProtocol().encrypted()).isTrue();
        assertThat(orders.isMskCluster()).isTrue();
        assertThat(orders.authentication().usesAwsIdentity()).isTrue();
        assertThat(orders.authentication().usesSasl()).isTrue();
        assertThat(orders.authentication().credentialsCanWait()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PLAINTEXT, AWS_IAM", "SSL, AWS_IAM", "SASL_SSL, NONE"})
    void protocolAndAuthenticationMustAgree(SecurityProtocol protocol, ClientAuthentication authentication) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Access(protocol, authentication, Connectivity.PRIVATE, Optional.empty(), Optional.empty()))
                .withMessageContainingAll(protocol.name(), authentication.name());
    }

    private ClusterDefinition read(String cluster) {
        return CatalogFiles.load(directory, "clusters: {one: {" + cluster + "}}")
                .cluster("one", CatalogFiles::noRegion);
    }
}
