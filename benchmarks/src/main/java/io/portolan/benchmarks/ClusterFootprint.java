package io.portolan.benchmarks;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Measures the heap of one more cluster and the threads that stay after 101 clusters. Each has been opened, checked and
 * configured. The heap includes the cluster's entry in the catalog.
 */
final class ClusterFootprint {

    /** The first clusters also load classes and compile code. The others must not be charged for that. */
    private static final int FIRST = 51;

    private static final int ALL = 101;
    private static final Duration IDLE = Duration.ofSeconds(15);

    private ClusterFootprint() {}

    /** Takes a catalog with the clusters {@code c1} to {@code c101}. */
    public static void main(String[] args) throws Exception {
        Set<String> before = threads();
        ClusterCatalog.load(Path.of(args[0])); // loads the classes
        heap();
        long nothing = heap();
        ClusterCatalog catalog = ClusterCatalog.load(Path.of(args[0]));
        double declared = (heap() - nothing) / (double) ALL;
        try (Portolan portolan = Portolan.builder(catalog)
                .preflightDeadline(Duration.ofMinutes(1))
                .open()) {
            use(portolan, 1, FIRST);
            letWorkersEnd();
            long some = heap();
            use(portolan, FIRST + 1, ALL);
            letWorkersEnd();
            ClientJvm.report("declared", declared);
            ClientJvm.report("bytes", (heap() - some) / (double) (ALL - FIRST));
            Set<String> left = threads();
            left.removeAll(before);
            ClientJvm.report("threads", left.size());
        }
    }

    private static void use(Portolan portolan, int from, int to) {
        for (int number = from; number <= to; number++) {
            Object servers =
                    portolan.cluster("c" + number).clientConfig().get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
            if (servers == null) {
                throw new IllegalStateException("cluster c" + number + " has no brokers");
            }
        }
    }

    /** An idle worker ends after some seconds. Until then it refers to its last task. */
    private static void letWorkersEnd() throws InterruptedException {
        new CountDownLatch(1).await(IDLE.toSeconds(), TimeUnit.SECONDS);
    }

    /** The bytes of all reachable objects in the JVM's own histogram. */
    private static long heap() throws JMException {
        Object histogram = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {null},
                        new String[] {String[].class.getName()});
        String total = String.valueOf(histogram).strip();
        return Long.parseLong(total.substring(total.lastIndexOf(' ') + 1));
    }

    /** All threads except the JDK's short-lived ones for HTTP connections and for attaching. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("Keep-Alive-") && !name.startsWith("Attach "))
                .collect(Collectors.toSet());
    }
}
