package io.portolan.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link SampledBrokers} distinguishes another sample of a cluster's brokers from another cluster. */
class SampledBrokersTest {

    private static final String ZONE = ".orders.x1.c2.kafka.us-east-2.amazonaws.com:9098";
    private static final String RECREATED = ".orders.y2.c2.kafka.us-east-2.amazonaws.com:9098";
    private static final String SERVERLESS = ".c2.kafka-serverless.us-east-2.amazonaws.com:9098";

    @ParameterizedTest
    @CsvSource({
        "Serverless the same,            boot-a + S,             boot-a + S,             false",
        "Serverless created again,           boot-a + S,             boot-b + S,             true",
        "another order,                  b-1 b-2 b-3 + P,        b-3 b-1 b-2 + P,        false",
        "another sample,                 b-1 b-2 b-3 + P,        b-4 b-5 b-6 + P,        false",
        "an overlapping sample,          b-1 b-2 b-3 + P,        b-3 b-4 b-5 + P,        false",
        "fewer for now,                  b-1 b-2 b-3 + P,        b-1 b-2 + P,            false",
        "grown to three,                 b-1 b-2 + P,            b-1 b-2 b-3 + P,        false",
        "Provisioned created again,          b-1 b-2 b-3 + P,        b-1 b-2 b-3 + N,        true",
        "Provisioned became Serverless,  b-1 b-2 b-3 + P,        boot-a + S,             true",
        "names without a domain,         a:9098 b:9098 + -,      a:9098 c:9098 + -,      true",
        "addresses,                      127.0.0.1:1 + -,        127.0.0.2:1 + -,        true",
    })
    void otherSampleOfAClusterIsNoChange(String name, String inUse, String answer, boolean changed) {
        SampledBrokers before = SampledBrokers.of(brokers(inUse));
        SampledBrokers after = before.update(brokers(answer));

        assertThat(after.brokers().bootstrapServers())
                .as("in the order of those that stay")
                .isEqualTo(brokers(changed ? answer : inUse).bootstrapServers());
    }

    @Test
    void brokerMissingSixtyTimesIsGone() {
        SampledBrokers sighting = SampledBrokers.of(brokers("b-1 b-2 b-3 + P"));
        for (int i = 1; i < SampledBrokers.GONE; i++) {
            sighting = sighting.update(brokers("b-2 b-3 b-4 + P"));
        }
        assertThat(sighting.brokers()).isEqualTo(brokers("b-1 b-2 b-3 + P"));

        assertThat(sighting.update(brokers("b-1 b-4 b-5 + P")).missed().values())
                .as("b-1 is there after all")
                .containsOnly(1);
        assertThat(sighting.update(brokers("b-2 b-3 b-4 + P")).brokers()).isEqualTo(brokers("b-2 b-3 b-4 + P"));
    }

    private static BootstrapBrokers brokers(String text) {
        String[] parts = text.split(" \\+ ", 2);
        String zone = switch (parts[1]) {
            case "P" -> ZONE;
            case "N" -> RECREATED;
            case "S" -> SERVERLESS;
            default -> "";
        };
        return BootstrapBrokers.parse(parts[0].replace(" ", zone + ",") + zone);
    }
}
