package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.catalog.BrokerSource.ByArn;
import io.portolan.catalog.BrokerSource.ByName;
import io.portolan.catalog.BrokerSource.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each kind of {@link BrokerSource} answers to a look-up. */
class BrokerSourceTest {

    private static final String ARN = "arn:aws:kafka:us-west-2:222222222222:cluster/orders/5d2c-s1";
    private static final List<BrokerAddress> BROKERS = List.of(new BrokerAddress("b-1.example", 9098));

    private final BrokerSource byArn = new ByArn(MskClusterArn.parse(ARN), BROKERS);
    private final BrokerSource byName = new ByName("orders", BROKERS);
    private final BrokerSource given = new Given(BROKERS);

    @Test
    void onlyGivenBrokersNeedNoLookup() {
        assertThat(List.of(byArn, byName)).allMatch(BrokerSource::needsLookup);
        assertThat(given.needsLookup()).isFalse();
        assertThatThrownBy(() -> given.resolveArn(name -> name)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everySourceTellsItsGivenBrokers() {
        assertThat(List.of(byArn, byName, given))
                .allSatisfy(source -> assertThat(source.givenBrokers()).isEqualTo(BROKERS));
        assertThat(new ByName("orders").givenBrokers()).isEmpty();
    }

    @Test
    void knownArnsAreNotSearchedFor() {
        assertThat(byArn.resolveArn(name -> "searched")).isEqualTo(ARN);
        assertThat(byArn.knownArn())
                .hasValueSatisfying(arn -> assertThat(arn.account()).isEqualTo("222222222222"));
        assertThat(byName.resolveArn(name -> "found " + name)).isEqualTo("found orders");
        assertThat(List.of(byName, given)).allMatch(source -> source.knownArn().isEmpty());
    }

    @Test
    void clusterKeysTellClustersApart() {
        assertThat(List.of(byArn, byName, given))
                .extracting(BrokerSource::clusterKey)
                .containsExactly(ARN, "orders", "[b-1.example:9098]");
    }

    @Test
    void wordsNameTheClusterInAws() {
        assertThat(List.of(byArn, byName, given))
                .extracting(BrokerSource::description)
                .containsExactly(ARN, "the MSK cluster named orders", "bootstrap servers given in the catalog");
        assertThat(List.of(byArn, byName)).extracting(BrokerSource::label).containsExactly(ARN, "MSK name orders");
    }
}
