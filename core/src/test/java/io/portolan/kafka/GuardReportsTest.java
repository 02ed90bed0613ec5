package io.portolan.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.StandardError;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** {@link GuardReports} logs what no listener logs, and tells listeners of their own clusters, of each change in its order. */
class GuardReportsTest {

    private static final Finding FINDING =
            Finding.about(Code.WRONG_ENVIRONMENT, "b-1").seen("10.90.0.1").build();

    private final GuardReports reports = new GuardReports();
    private final List<String> heard = new ArrayList<>();

    @Test
    void changesAreLoggedOnce() {
        String log = StandardError.capture(() -> {
            reports.subscribe("orders"::equals, ear(false));
            reports.withheld("orders", "b-1", FINDING);
            reports.withheld("orders", "b-1", FINDING);
        });

        assertThat(log).containsOnlyOnce("A client of cluster orders gets no credentials for b-1");
        assertThat(heard).containsExactly("orders");
    }

    @Test
    void listenerThatLogsSilencesItsOwnClusters() {
        String log = StandardError.capture(() -> {
            reports.subscribe("orders"::equals, ear(true));
            reports.withheld("orders", "b-1", FINDING);
            reports.otherCluster("orders", FINDING);
            reports.withheld("payments", "b-1", FINDING);
        });

        assertThat(log).contains("payments").doesNotContain("orders");
        assertThat(heard).containsExactly("orders", "orders");
    }

    @Test
    void listenersHearOfTheLatestChangeLast() throws Exception {
        Thread release = new Thread(() -> reports.released("orders", "b-1"));
        reports.subscribe("orders"::equals, new PortolanListener() {
            @Override
            public void credentialsWithheld(String cluster, String host, Finding finding) {
                release.start();
                while (release.isAlive() && release.getState() != Thread.State.BLOCKED) {
                    LockSupport.parkNanos(100_000);
                }
                heard.add("withheld");
            }

            @Override
            public void credentialsReleased(String cluster, String host) {
                heard.add("released");
            }
        });

        reports.withheld("orders", "b-1", FINDING);
        release.join();

        assertThat(heard).containsExactly("withheld", "released");
    }

    private PortolanListener ear(boolean replacesLog) {
        return new PortolanListener() {
            @Override
            public boolean replacesLog() {
                return replacesLog;
            }

            @Override
            public void credentialsWithheld(String cluster, String host, Finding finding) {
                heard.add(cluster);
            }

            @Override
            public void otherClusterMet(String cluster, Finding finding) {
                heard.add(cluster);
            }
        };
    }
}
