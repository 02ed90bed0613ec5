package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardingRuleTest {

    @ParameterizedTest
    @CsvSource({
        "boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com, kafka-serverless.us-east-2.amazonaws.com",
        "b01-ABC.c2.Kafka-Serverless.us-east-2.amazonaws.com., kafka-serverless.us-east-2.amazonaws.com",
        "b-1.orders.x1y2.c2.kafka.eu-west-1.amazonaws.com, kafka.eu-west-1.amazonaws.com",
        "b-1.kafka.x1y2.c2.kafka.us-gov-west-1.amazonaws.com, kafka.us-gov-west-1.amazonaws.com",
        "boot-abc.c1.kafka-serverless.cn-north-1.amazonaws.com.cn, kafka-serverless.cn-north-1.amazonaws.com.cn",
    })
    void mskZoneIsToldFromTheName(String host, String zone) {
        assertThat(ForwardingRule.zone(host)).contains(zone);
        assertThat(ForwardingRule.of(host, Optional.empty()).domain()).isEqualTo(zone);
    }

    @ParameterizedTest
    @CsvSource({"kafka.example.com", "b1.mykafka.us-east-2.example.com", "localhost"})
    void otherNamesAreInNoMskZone(String host) {
        assertThat(ForwardingRule.zone(host)).isEmpty();
    }

    @Test
    void theRuleIsWrittenForEveryKindOfResolver() {
        assertThat(new ForwardingRule("kafka-serverless.us-west-2.amazonaws.com", TestEstate.INBOUND).text("us-east-2"))
                .isEqualTo("""
                        In Route 53 Resolver of us-east-2, make this rule or have it shared by AWS RAM, and associate it \
                        with this VPC:
                          FORWARD  kafka-serverless.us-west-2.amazonaws.com
                          to       10.30.1.53:53, 10.30.2.53:53
                          through  the outbound endpoint of us-east-2
                        On premises or in Kubernetes, forward the same domain:
                          dnsmasq  server=/kafka-serverless.us-west-2.amazonaws.com/10.30.1.53
                                   server=/kafka-serverless.us-west-2.amazonaws.com/10.30.2.53
                          CoreDNS  kafka-serverless.us-west-2.amazonaws.com:53 {
                                     forward . 10.30.1.53 10.30.2.53
                                   }""");
    }

    @Test
    void portsOtherThanDnsAreWrittenAsEachResolverWantsThem() {
        List<InetSocketAddress> targets = List.of(new InetSocketAddress(TestEstate.ip("127.0.0.1"), 5353));

        assertThat(new ForwardingRule("kafka.eu-west-1.amazonaws.com", targets).text("eu-west-1"))
                .contains("to       127.0.0.1:5353", "amazonaws.com/127.0.0.1#5353", "forward . 127.0.0.1:5353\n");
    }

    @Test
    void withoutDeclaredTargetsItSaysWhereToDeclareThem() {
        assertThat(new ForwardingRule("kafka.eu-west-1.amazonaws.com", List.of()).text("eu-west-1"))
                .contains("inbound resolver endpoint of the service VPC (declare it under service-vpcs")
                .doesNotContain("CoreDNS");
    }
}
