package io.portolan.topology.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.stack.StackResource;
import io.portolan.topology.EstateProof;
import io.portolan.topology.SampleEstates;
import io.portolan.topology.SmallEstate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link SiteExplainer} names the one resource of a plan that was not made. */
class LeftOutResourceTest {

    private static final Map<String, List<String>> SITES_OF_CLUSTERS =
            Map.of("orders", List.of("shop", "stock"), "payments", List.of("shop", "harbour"));

    @Test
    void nothingIsWrongInAWholeEstate() {
        try (SmallEstate estate = SmallEstate.deploy()) {
            assertThat(explain(estate)).isNotEmpty().allSatisfy(explanation -> {
                assertThat(explanation.outcome()).as(explanation.toText()).isEqualTo(Explanation.Outcome.NOTHING_WRONG);
                assertThat(explanation.toText()).contains("nothing is wrong in the control plane");
            });
            assertThat(estate.compare().toText()).endsWith(" 0 different, 0 missing, 0 not seen, 0 diverted");
        }
    }

    /** Harbour has a way into us-west-2 and stock into us-east-2, but they use no cluster there. Only the drift shows those. */
    @Test
    @Tag("whole")
    void absentResourceAloneIsNamed() {
        Set<String> unnamed = new TreeSet<>();
        for (StackResource resource :
                EstateProof.of(SampleEstates.catalog("small-estate.yaml")).neededResources()) {
            try (SmallEstate estate = SmallEstate.deployWithout(resource)) {
                List<Culprit> culprits = explain(estate).stream()
                        .flatMap(explanation -> explanation.culprit().stream())
                        .toList();
                if (culprits.isEmpty()) {
                    unnamed.add(resource.logicalId());
                }
                assertThat(culprits)
                        .as("without " + resource)
                        .allSatisfy(culprit -> assertThat(names(culprit)).contains(resource.logicalId()));
                assertThat(estate.compare().entries()).anySatisfy(entry -> {
                    assertThat(entry.resource().name()).isEqualTo(resource.logicalId());
                    assertThat(entry.state()).isEqualTo(DriftEntry.State.MISSING);
                });
            }
        }
        assertThat(unnamed)
                .containsExactly(
                        "AssociationStockUsEast2",
                        "AssociationStockUsEast2Provisioned",
                        "Sg0a1b2c3d4e5f60003Tcp53From192x168x7x0x24",
                        "Sg0a1b2c3d4e5f60003Udp53From192x168x7x0x24");
    }

    private static List<Explanation> explain(SmallEstate estate) {
        List<Explanation> explanations = new ArrayList<>();
        SITES_OF_CLUSTERS.forEach(
                (cluster, sites) -> sites.forEach(site -> explanations.add(estate.explain(cluster, site))));
        return explanations;
    }

    /** A rule of a group and a policy have no ids of their own. The change names them. */
    private static List<String> names(Culprit culprit) {
        List<String> names = new ArrayList<>(List.of(culprit.evidence().resource()));
        culprit.change().forEach(resource -> names.add(resource.name()));
        return names;
    }
}
