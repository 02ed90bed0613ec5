package io.portolan.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.ClientAuthentication;
import io.portolan.catalog.ClusterDefinition.Access;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.IpFamily;
import io.portolan.catalog.SecurityProtocol;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;

/** Which of the {@link MskListeners} the clients of a cluster use. */
class MskListenersTest {

    private static final Access IAM = new Access(
            SecurityProtocol.SASL_SSL,
            ClientAuthentication.AWS_IAM,
            Connectivity.PRIVATE,
            Optional.empty(),
            Optional.empty());

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
        Access access = new Access(protocol, authentication, connectivity, Optional.empty(), Optional.empty());

        assertThat(ALL.brokers(access, Optional.empty())).contains(BootstrapBrokers.parse("b:" + port));
    }

    @ParameterizedTest
    @CsvSource({"true, false, v6", "true, true, v4", "false, false, v4", "system, false, v4"})
    void jvmChoosesTheVersionThatItPrefers(String preferIpv6, String ipv4Only, String chosen) {
        System.setProperty("java.net.preferIPv6Addresses", preferIpv6);
        System.setProperty("java.net.preferIPv4Stack", ipv4Only);
        try {
            MskListeners dual = new MskListeners(GetBootstrapBrokersResponse.builder()
                    .bootstrapBrokerStringSaslIam("v4:9098")
                    .bootstrapBrokerStringSaslIamIpv6("v6:9098")
                    .build());

            assertThat(dual.brokers(IAM, Optional.empty())).contains(BootstrapBrokers.parse(chosen + ":9098"));
        } finally {
            System.clearProperty("java.net.preferIPv6Addresses");
            System.clearProperty("java.net.preferIPv4Stack");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "v4:9098, v6:9098, , v4:9098, IAM",
        "v4:9098, , , v4:9098, IAM",
        ", v6:9098, , v6:9098, IAM",
        "v4:9098, v6:9098, V4, v4:9098, IAM",
        "v4:9098, v6:9098, V6, v6:9098, IPv6 IAM",
        "v4:9098, v6:9098, DUAL, 'v4:9098,v6:9098', IAM or IPv6 IAM",
        "v4:9098, , DUAL, v4:9098, IAM or IPv6 IAM",
        ", v6:9098, DUAL, v6:9098, IAM or IPv6 IAM",
        "v4:9098, , V6, , IPv6 IAM",
        ", v6:9098, V4, , IAM",
    })
    void ipVersionChoosesTheBootstrapString(
            @Nullable String v4, @Nullable String v6, @Nullable IpFamily ip, @Nullable String chosen, String name) {
        Optional<IpFamily> wanted = Optional.ofNullable(ip);
        MskListeners dual = new MskListeners(GetBootstrapBrokersResponse.builder()
                .bootstrapBrokerStringSaslIam(v4)
                .bootstrapBrokerStringSaslIamIpv6(v6)
                .build());

        assertThat(dual.brokers(IAM, wanted).map(BootstrapBrokers::bootstrapServers))
                .isEqualTo(Optional.ofNullable(chosen));
        assertThat(MskListeners.name(IAM, wanted)).isEqualTo(name);
    }
}
