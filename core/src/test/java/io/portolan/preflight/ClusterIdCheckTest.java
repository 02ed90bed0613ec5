package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ClusterDefinition.Settings;
import io.portolan.catalog.ClusterIdRule;
import io.portolan.catalog.PreflightPolicy;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link ClusterIdCheck} makes of the ids that brokers name. */
class ClusterIdCheckTest {

    /** A dash stands for none. Several ids are those of several brokers. */
    @ParameterizedTest
    @CsvSource({
        "none,   -, A,   OK,                 A",
        "none,   A, A,   OK,                 A",
        "none,   A, B,   CLUSTER_ID_CHANGED, B",
        "none,   A, A+B, CLUSTER_ID_CHANGED, -",
        "none,   -, A+B, CLUSTER_ID_CHANGED, -",
        "none,   A, -,   CLUSTER_ID_CHANGED, -",
        "none,   -, -,   '',                 -",
        "learn,  -, A,   OK,                 A",
        "learn,  A, A,   OK,                 A",
        "learn,  A, B,   WRONG_CLUSTER,      -",
        "learn,  A, A+B, WRONG_CLUSTER,      -",
        "learn,  -, A+B, WRONG_CLUSTER,      -",
        "learn,  A, -,   WRONG_CLUSTER,      -",
        "A,      -, A,   OK,                 A",
        "A,      B, A,   OK,                 A",
        "A,      B, B,   WRONG_CLUSTER,      -",
        "A,      -, A+B, WRONG_CLUSTER,      -",
        "A,      A, -,   WRONG_CLUSTER,      -",
    })
    void idsAreComparedWithTheRule(String rule, String learnt, String seen, String code, String accepted) {
        ClusterIdCheck check = check(rule, learnt, seen);

        assertThat(check.findings().stream().map(Finding::code).map(Code::name))
                .as(check.findings().toString())
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
        assertThat(check.accepted()).isEqualTo(optional(accepted));
    }

    @Test
    void findingNamesBothIdsAndTheBroker() {
        assertThat(check("A", "-", "A+B").findings().get(0).toString()).isEqualTo("""
                WRONG_CLUSTER  orders
                  asked  the cluster id A, which the catalog pins
                  seen   A at b1:9098 127.0.0.1
                         B at b2:9098 127.0.0.1
                  cause  These brokers have the right names and let this identity in, but they belong to another
                         cluster.
                  fix    Find out where their addresses lead: DNS records, load balancers, proxies. If the cluster
                         was replaced on purpose, write its new id as cluster-id into the catalog.""");
    }

    @Test
    void silentBrokersAreNoFinding() {
        assertThat(new ClusterIdCheck(TwoRegionEstate.orders(), Optional.of("A"), Map.of()).findings())
                .isEmpty();
    }

    private static ClusterIdCheck check(String rule, String learnt, String seen) {
        ClusterDefinition orders = TwoRegionEstate.orders();
        ClusterIdRule idRule = switch (rule) {
            case "none" -> ClusterIdRule.NONE;
            case "learn" -> new ClusterIdRule(Optional.empty(), true);
            default -> new ClusterIdRule(Optional.of(rule), true);
        };
        ClusterDefinition cluster = new ClusterDefinition(
                "orders",
                orders.region(),
                orders.source(),
                orders.access(),
                new Settings(PreflightPolicy.FAIL, idRule, Map.of(), Optional.empty()));
        return new ClusterIdCheck(cluster, optional(learnt), ids(seen));
    }

    private static Map<BrokerTarget, String> ids(String seen) {
        Map<BrokerTarget, String> ids = new LinkedHashMap<>();
        for (String id : seen.split("\\+", -1)) {
            BrokerAddress broker = new BrokerAddress("b" + (ids.size() + 1), 9098);
            ids.put(new BrokerTarget(broker, TwoRegionEstate.ip("127.0.0.1")), id.equals("-") ? "" : id);
        }
        return ids;
    }

    private static Optional<String> optional(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(text);
    }
}
