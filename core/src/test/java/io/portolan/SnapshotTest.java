package io.portolan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.brokers.KnownBrokers;
import io.portolan.brokers.KnownBrokers.Source;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.aws.AwsFault;
import io.portolan.testkit.aws.AwsService;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Restarts of {@link Portolan} with the snapshot of an earlier process. */
class SnapshotTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE =
            LocalMskExtension.of(OrdersEstate.oneCluster().serviceVpc("dev", "us-east-2"));

    @TempDir
    Path folder;

    private String bootstrap;

    @BeforeEach
    void leaveSnapshot(LocalMsk msk) throws Exception {
        bootstrap = msk.cluster("orders").bootstrapServers();
        try (Portolan portolan = OrdersEstate.open(msk, this::withSnapshot)) {
            produce(portolan);
            assertThat(known(portolan).source()).isEqualTo(Source.MSK_API);
        }
        assertThat(Files.readString(file())).contains("environment=prod\n", "bootstrap=" + bootstrap);
        msk.calls().reset();
    }

    @Test
    void secondProcessStartsWithoutTheMskApi(LocalMsk msk) throws Exception {
        msk.faults().aws().raise(AwsService.KAFKA, AwsFault.DOWN);
        // There is no preflight. On a busy machine, a cold JVM may take longer than its ten seconds.
        String text = withSnapshot(msk.catalogText("shop")).replace("defaults:", "defaults:\n  preflight: off");
        Path catalog = Files.writeString(folder.resolve("portolan.yaml"), text);

        String output = ClientProcess.run(msk.site("shop"), ClientProcess.FromCatalog.class.getName(), catalog);

        assertThat(output).contains("offset ").endsWith("exit 0");
    }

    @Test
    void statusAndPreflightNameTheSnapshot(LocalMsk msk) {
        try (Portolan portolan = OrdersEstate.open(msk, this::withSnapshot)) {
            PreflightReport report = portolan.cluster("orders").preflight();

            KnownBrokers known = known(portolan);
            assertThat(known.source()).isEqualTo(Source.SNAPSHOT);
            assertThat(known.brokers().bootstrapServers()).isEqualTo(bootstrap);
            assertThat(report.toString().replaceAll("\\s+", " "))
                    .contains("(snapshot of " + known.since().truncatedTo(ChronoUnit.SECONDS) + ")")
                    .contains("CREDENTIALS skipped");
        }
    }

    @Test
    void snapshotAddressesAreJudgedToo(LocalMsk msk) throws Exception {
        msk.faults().aws().raise(AwsService.KAFKA, AwsFault.UNAVAILABLE);
        String block = msk.serviceVpc("dev", "us-east-2").cidrBlock();
        msk.faults().misdirect("shop", "orders", InetAddress.getByName(block.replaceFirst("\\.0/.*", ".200")));
        msk.cluster("orders").kafka().forgetAuthentications();
        try (Portolan portolan = OrdersEstate.open(msk, this::withSnapshot)) {
            PortolanException e = catchThrowableOfType(PortolanException.class, () -> produce(portolan));
            assertThat(e.has(Code.WRONG_ENVIRONMENT)).as(e.getMessage()).isTrue();
        }
        assertThat(msk.cluster("orders").seenPrincipals()).isEmpty();
    }

    @Test
    void outdatedSnapshotDoesNotStopTheStart(LocalMsk msk) throws Exception {
        String gone = "boot-gone" + bootstrap.substring(bootstrap.indexOf('.'));
        String text = Files.readString(file()).replace(bootstrap, gone);
        String body = text.substring(0, text.lastIndexOf("sha256="));
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
        Files.writeString(file(), body + "sha256=" + sum + "\n");
        List<String> changes = new CopyOnWriteArrayList<>();
        PortolanListener listener = new PortolanListener() {
            @Override
            public void brokersChanged(String cluster, Set<String> before, Set<String> after) {
                changes.add(cluster + before + after);
            }
        };
        try (Portolan portolan =
                OrdersEstate.builder(msk, this::withSnapshot).listener(listener).open()) {
            produce(portolan);
        }
        assertThat(changes).containsExactly("orders[" + gone + "][" + bootstrap + "]");
        assertThat(Files.readString(file())).contains("bootstrap=" + bootstrap);
    }

    private String withSnapshot(String catalog) {
        assertThat(catalog).contains("snapshot: {policy: off}");
        return catalog.replace("snapshot: {policy: off}", "snapshot: {directory: " + folder.resolve("kept") + "}");
    }

    private static void produce(Portolan portolan) throws Exception {
        try (Producer<String, String> producer = OrdersEstate.producer(portolan.cluster("orders"))) {
            producer.send(new ProducerRecord<>("snapshot", 0, "k", "v")).get();
        }
    }

    private static KnownBrokers known(Portolan portolan) {
        return portolan.cluster("orders").status().brokers().orElseThrow();
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("kept").resolve("snapshots"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
