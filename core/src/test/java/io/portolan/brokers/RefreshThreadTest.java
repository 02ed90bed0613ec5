package io.portolan.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.Connectivity;
import io.portolan.catalog.SnapshotPolicy;
import io.portolan.diagnosis.PortolanListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every {@link BrokerDirectory} of a JVM refreshes its brokers on the same thread. */
@Timeout(60)
class RefreshThreadTest {

    @TempDir
    Path folder;

    @Test
    void oneThreadServesAllLookupsAndEndsWithTheLast() throws Exception {
        List<BrokerDirectory> open = new ArrayList<>();
        Thread thread;
        try (BrokersLab lab = new BrokersLab()) {
            lab.answer("b.o.x:9098");
            ClusterCatalog catalog = ClusterCatalog.builder()
                    .kafkaEndpoint(BrokersLab.REGION.id(), lab.msk.endpoint())
                    .snapshot(SnapshotPolicy.PREFER_LIVE)
                    .snapshotDirectory(folder)
                    .build();
            for (int i = 0; i < 3; i++) {
                BrokerDirectory brokers =
                        new BrokerDirectory(catalog, cluster -> lab.credentials, PortolanListener.NONE);
                open.add(brokers);
                brokers.resolve(BrokersLab.orders());
                brokers.resolve(BrokersLab.byArn("other", BrokersLab.ARN + i, Connectivity.PRIVATE, List.of()));
            }
            assertThat(threads()).singleElement().matches(Thread::isDaemon);
            thread = threads().get(0);
            open.get(0).close();
            open.get(1).close();
            open.get(1).close();
            assertThat(threads()).hasSize(1);
            open.get(2).close();
        }
        thread.join(10_000);
        assertThat(threads()).isEmpty();
        assertThat(files()).as("snapshots, written behind or at close").isEqualTo(4);
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(BrokerDirectory.REFRESH_THREAD))
                .toList();
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("snapshots"))) {
            return files.count();
        }
    }
}
