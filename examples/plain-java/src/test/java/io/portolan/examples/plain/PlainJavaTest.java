package io.portolan.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** {@link OrderProducer}, {@link OrderBilling} and {@link BillConsumer} as processes of their own. */
@Tag("whole")
@Timeout(180)
class PlainJavaTest {

    /** What SIGTERM makes of a JVM's exit code. */
    private static final int STOPPED = 143;

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void everyOrderBecomesOneBill(LocalMsk msk) throws Exception {
        createTopics(msk);
        send(msk, 1, 100);
        stop(bill(msk, 100));
        send(msk, 101, 200);
        Process billing = bill(msk, 100);

        Process ledger = start(msk, BillConsumer.class);
        List<String> bills = readLines(ledger, 200);
        assertThat(bills)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 200)
                        .mapToObj(order -> "order-" + order + ": bill for " + order + " ropes")
                        .toList());
        System.out.println("The ledger has " + bills.size() + " bills, such as " + bills.get(0));
        stop(billing);
        stop(ledger);
    }

    @Test
    void catalogOfTheReadmeIsValid() {
        ClusterCatalog catalog = ClusterCatalog.load(Path.of("portolan.yaml"));
        assertThat(catalog.clusterNames()).containsExactly("orders");
    }

    private static void createTopics(LocalMsk msk) throws Exception {
        BaseIdentity shop = BaseIdentity.provider(
                StaticCredentialsProvider.create(msk.site(PresetEstates.SITE).credentials()));
        try (Portolan portolan = Portolan.builder(ClusterCatalog.load(msk.catalog(PresetEstates.SITE)))
                        .baseIdentity(shop)
                        .open();
                Admin admin = portolan.cluster("orders").admin()) {
            admin.createTopics(List.of(topic(OrderProducer.TOPIC), topic(OrderBilling.TOPIC)))
                    .all()
                    .get();
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(3), Optional.empty());
    }

    private static void send(LocalMsk msk, int first, int last) throws Exception {
        FinishedProcess producer =
                FinishedProcess.run(program(msk, OrderProducer.class, String.valueOf(first), String.valueOf(last)));
        System.out.print(producer.output() + producer.errors());
        assertThat(producer.exitCode()).isZero();
    }

    /** Starts the billing and waits until it has billed so many orders. */
    private Process bill(LocalMsk msk, int orders) throws IOException {
        Process billing = start(msk, OrderBilling.class, "billing-1");
        BufferedReader output = billing.inputReader();
        int billed = 0;
        while (billed < orders) {
            String line = output.readLine();
            assertThat(line).as("billed " + billed).startsWith("Billed ");
            billed += Integer.parseInt(line.replaceAll("[^0-9]", ""));
        }
        System.out.println("The billing has billed " + billed + " orders.");
        return billing;
    }

    private static List<String> readLines(Process process, int count) throws IOException {
        BufferedReader output = process.inputReader();
        List<String> lines = new ArrayList<>();
        while (lines.size() < count) {
            lines.add(output.readLine());
        }
        return lines;
    }

    private Process start(LocalMsk msk, Class<?> program, String... arguments) throws IOException {
        Path errors = Path.of("target", program.getSimpleName() + ".err");
        Process process =
                program(msk, program, arguments).redirectError(errors.toFile()).start();
        processes.add(process);
        return process;
    }

    private static ProcessBuilder program(LocalMsk msk, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.add(msk.catalog(PresetEstates.SITE).toString());
        command.addAll(List.of(arguments));
        return msk.site(PresetEstates.SITE).javaProcess(command);
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(STOPPED);
    }
}
