package io.portolan.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.Connectivity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link AddressRules} come back from the strings of their {@link RulesConfig}, with blocks merged. */
class AddressRulesTest {

    private static final AddressRules RULES = new AddressRules(
            blocks("10.20.0.0/16"),
            Map.of("us-west-2", blocks("10.30.0.0/16", "fd00:30::/48")),
            Map.of("dev", blocks("10.90.0.0/17", "10.90.128.0/17", "10.90.5.0/24"), "a=b~c", blocks("192.168.0.0/16")),
            Connectivity.PRIVATE,
            true);

    @Test
    void configIsReadableAndMerged() {
        assertThat(RULES.toConfig())
                .containsEntry("portolan.connectivity", "private")
                .containsEntry("portolan.service-vpc", "10.20.0.0/16")
                .containsEntry("portolan.other-regions", "us-west-2=10.30.0.0/16,fd00:30:0:0:0:0:0:0/48")
                .hasEntrySatisfying(
                        "portolan.other-environments",
                        text -> assertThat(text.split("~"))
                                .containsExactlyInAnyOrder("dev=10.90.0.0/16", "a%3Db%7Ec=192.168.0.0/16"));
    }

    @ParameterizedTest
    @EnumSource
    void rulesSurviveTheRoundTrip(Connectivity connectivity) {
        AddressRules merged = new AddressRules(
                RULES.ownVpc(),
                RULES.otherRegions(),
                Map.of("dev", blocks("10.90.0.0/16"), "a=b~c", blocks("192.168.0.0/16")),
                connectivity,
                true);

        assertThat(AddressRules.fromConfig(merged.toConfig())).isEqualTo(merged);
        assertThat(AddressRules.fromConfig(
                        new AddressRules(List.of(), Map.of(), Map.of(), connectivity, true).toConfig()))
                .isEqualTo(new AddressRules(List.of(), Map.of(), Map.of(), connectivity, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "portolan.connectivity | near",
                "portolan.service-vpc | 10.20.0.0",
                "portolan.service-vpc | 10.20.0.0/16,",
                "portolan.other-regions | 10.20.0.0/16",
                "portolan.other-environments | dev=10.90.0.0/16~",
                "portolan.other-environments | %zz=10.90.0.0/16",
            })
    void changedValueIsRefused(String key, String value) {
        Map<String, String> config = new HashMap<>(RULES.toConfig());
        config.put(key, value);

        assertThatThrownBy(() -> AddressRules.fromConfig(config)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.1.0/24 10.0.0.0/24 | 10.0.0.0/23",
                "10.0.1.0/24 10.0.2.0/24 | 10.0.1.0/24 10.0.2.0/24",
                "10.0.0.0/8 10.1.0.0/16 10.1.0.0/16 | 10.0.0.0/8",
                "10.0.3.0/24 10.0.2.0/24 10.0.1.0/24 10.0.0.0/24 11.0.0.0/8 | 10.0.0.0/22 11.0.0.0/8",
                "0.0.0.0/1 128.0.0.0/1 | 0.0.0.0/0",
                "200.0.0.0/8 9.0.0.0/8 ff00::/8 fd00::/9 fd80::/9 | 9.0.0.0/8 200.0.0.0/8 fd00::/8 ff00::/8",
            })
    void blocksAreMergedInTheirOrder(String blocks, String merged) {
        assertThat(MergedBlocks.merge(blocks(blocks.split(" ")))).isEqualTo(blocks(merged.split(" ")));
    }

    private static List<CidrBlock> blocks(String... texts) {
        return Stream.of(texts).map(CidrBlock::parse).toList();
    }
}
