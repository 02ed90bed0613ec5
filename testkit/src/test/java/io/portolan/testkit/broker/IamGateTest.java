package io.portolan.testkit.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker finds its {@link IamGate} by its id. */
class IamGateTest {
    private static final String ARN = "arn:aws:iam::222222222222:role/client";
    private static final UUID REQUEST = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private final List<Authentication> log = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"boot-x.c2.kafka-serverless.us-east-2.amazonaws.com", "b1-x.c2.kafka-serverless"})
    void bootstrapAndNodeNamesMayBeSigned(String host) {
        assertThat(gate().admit(payload(host), REQUEST).arn()).isEqualTo(ARN);
        assertThat(log).containsExactly(new Authentication(1, ARN, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"host\":\"b2-x.c2.kafka-serverless\"} | is signed for the host \"b2-x.c2.kafka-serverless\"",
                "{\"version\":\"2020_10_22\"} | is signed for the host \"\"",
                "[1, 2] | not a JSON object of strings",
                "{\"host\": {}} | not a JSON object of strings",
                "not JSON | not a JSON object of strings",
            })
    void foreignPayloadIsDeniedWithReason(String message, String reason) {
        assertThatThrownBy(() -> gate().admit(message.getBytes(UTF_8), REQUEST))
                .isInstanceOf(SaslAuthenticationException.class)
                .hasMessage("[" + REQUEST + "]: Access denied");
        assertThat(log).singleElement().satisfies(attempt -> {
            assertThat(attempt.denial()).contains(reason);
            assertThat(attempt.accepted()).isFalse();
            assertThat(attempt.principal()).isEmpty();
        });
    }

    @Test
    void openGateIsFoundByItsId() {
        IamGate gate = gate();
        Map<String, String> config = Map.of(IamGate.CONFIG, gate.open());
        assertThat(IamGate.from(config)).isSameAs(gate);
        gate.close();
        assertThatThrownBy(() -> IamGate.from(config))
                .hasMessageContaining("only in a broker that LocalKafka has started");
    }

    private IamGate gate() {
        NodeSpec node = new NodeSpec(1, InetAddress.getLoopbackAddress(), "b1-x.c2.kafka-serverless");
        LocalKafkaSpec cluster = new LocalKafkaSpec(
                "boot-x.c2.kafka-serverless.us-east-2.amazonaws.com",
                List.of(node),
                new ServerCertificate("", ""),
                (payload, host) -> new BrokerCaller(ARN, "session", Instant.MAX),
                Grants.of(Grant.connect(ARN)),
                Duration.ZERO);
        return new IamGate(cluster, node, new BrokerFaults(), log::add);
    }

    private static byte[] payload(String host) {
        return ("{\"version\":\"2020_10_22\",\"host\":\"" + host + "\"}").getBytes(UTF_8);
    }
}
