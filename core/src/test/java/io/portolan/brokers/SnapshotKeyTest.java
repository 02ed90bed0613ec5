package io.portolan.brokers;

import static io.portolan.brokers.BrokersLab.byArn;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.Endpoints;
import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@link SnapshotKey} differs if the answer may differ. It contains no secret. */
class SnapshotKeyTest {

    private static final Endpoints AWS = new Endpoints(null, Map.of(), Map.of());

    @Test
    void differentQuestionsHaveDifferentFiles() {
        Endpoints vpce = new Endpoints(null, Map.of(BrokersLab.REGION, URI.create("https://vpce-1.example")), Map.of());
        Set<String> files = new HashSet<>();

        assertThat(List.of(
                        file("prod", AWS, BrokersLab.orders()),
                        file("test", AWS, BrokersLab.orders()),
                        file("", AWS, BrokersLab.orders()),
                        file("prod", vpce, BrokersLab.orders()),
                        file("prod", AWS, byArn(BrokersLab.ARN + "0", Connectivity.PRIVATE)),
                        file("prod", AWS, byArn(BrokersLab.ARN, Connectivity.PUBLIC)),
                        file("prod", AWS, BrokersLab.byName("orders", BrokersLab.roles())),
                        file(
                                "prod",
                                AWS,
                                BrokersLab.byName("orders", role("arn:aws:iam::333333333333:role/operator")))))
                .allMatch(files::add)
                .allMatch(file -> file.matches("[0-9a-f]{32}\\.brokers"));
    }

    @Test
    void logicalNameAndFallbackAreNotInTheKey() {
        ClusterDefinition alias =
                BrokersLab.byArn("sales", BrokersLab.ARN, Connectivity.PRIVATE, List.of(new BrokerAddress("b", 9098)));

        assertThat(file("prod", AWS, alias)).isEqualTo(file("prod", AWS, BrokersLab.orders()));
    }

    @Test
    void keyHasNoExternalIdsOrTags() {
        RoleChain chain = new RoleChain(
                "r", "s", Duration.ofHours(1), List.of(new Hop(BrokersLab.ROLE, "hush", Map.of("team", "hush"))));

        assertThat(key("prod", AWS, BrokersLab.byName("orders", Optional.of(chain))))
                .hasValueSatisfying(key -> assertThat(key.lines()).noneMatch(line -> line.contains("hush")));
    }

    @Test
    void nameWithoutRoleHasNoSnapshot() {
        assertThat(key("prod", AWS, BrokersLab.byName("orders", Optional.empty())))
                .isEmpty();
    }

    private static Optional<RoleChain> role(String arn) {
        return Optional.of(
                new RoleChain("operator", "checkout", Duration.ofHours(1), List.of(new Hop(arn, null, Map.of()))));
    }

    private static String file(String environment, Endpoints endpoints, ClusterDefinition cluster) {
        return key(environment, endpoints, cluster).orElseThrow().fileName();
    }

    private static Optional<SnapshotKey> key(String environment, Endpoints endpoints, ClusterDefinition cluster) {
        return SnapshotKey.of(environment, endpoints, new BrokerLookup(cluster));
    }
}
