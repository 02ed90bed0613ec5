package io.portolan.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.ClientAuthentication;
import io.portolan.catalog.ClusterDefinition.Access;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.SecurityProtocol;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;

/** Which of the {@link MskListeners} the clients of a cluster use. */
class MskListenersTest {

    private static final MskListeners ALL = new MskListeners(GetBootstrapBrokersResponse.builder()
            .bootstrapBrokerString("b:9092")
            .bootstrapBrokerStringTls("b:9094")
            .bootstrapBrokerStringVpcConnectivityTls("b:14101")
            .bootstrapBrokerStringPublicTls("b:9194")
            .bootstrapBrokerStringSaslIam("b:9098")
            .bootstrapBrokerStringVpcConnectivitySaslIam("b:14001")
            .bootstrapBrokerStringPublicSaslIam("b:9198")
            .build());

    @ParameterizedTest
    @CsvSource({
        "PLAINTEXT, NONE, PRIVATE, 9092",
        "SSL, NONE, PRIVATE, 9094",
        "SSL, NONE, VPC_CONNECTIVITY, 14101",
        "SSL, NONE, PUBLIC, 9194",
        "SASL_SSL, AWS_IAM, PRIVATE, 9098",
        "SASL_SSL, AWS_IAM, VPC_CONNECTIVITY, 14001",
        "SASL_SSL, AWS_IAM, PUBLIC, 9198",
    })
    void accessChoosesTheListener(
            SecurityProtocol protocol, ClientAuthentication authentication, Connectivity connectivity, int port) {
        String listener = MskListeners.name(
                new Access(protocol, authentication, connectivity, Optional.empty(), Optional.empty()));

        assertThat(ALL.brokers(listener)).contains(BootstrapBrokers.parse("b:" + port));
    }
}
