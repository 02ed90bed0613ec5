package io.portolan.preflight;

import io.portolan.aws.CurvesAdvice;
import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.kafka.TlsSettings;
import io.portolan.testkit.FinishedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;

/** A JVM that lacks modules or a trust store. It secures a connection to a broker and prints what it found. */
final class PoorRuntime {

    private static final Duration LONG = Duration.ofSeconds(20);

    private PoorRuntime() {}

    /**
     * Runs this program.
     *
     * @param options of the JVM
     * @param trusted a PEM file. Empty for the JVM's own trust store.
     */
    static String run(List<String> options, ScriptedBroker broker, String trusted)
            throws IOException, InterruptedException {
        String classPath = "target/classes:target/test-classes:"
                + Files.readString(Path.of("target/runtime.classpath")).strip();
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.command().addAll(options);
        java.command().addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath, PoorRuntime.class.getName()));
        java.command().addAll(List.of(String.valueOf(broker.port()), trusted));
        return FinishedProcess.run(java.redirectErrorStream(true)).output();
    }

    public static void main(String[] args) {
        Map<String, String> settings =
                args[1].isEmpty() ? Map.of() : Map.of("ssl.truststore.type", "PEM", "ssl.truststore.location", args[1]);
        BrokerTarget target = new BrokerTarget(
                new BrokerAddress("b1.kafka.test", Integer.parseInt(args[0])), TwoRegionEstate.ip("127.30.4.11"));
        ExecutorService executor = Executors.newCachedThreadPool();
        RuntimeModules.findings().forEach(System.out::println);
        Finding sts =
                Finding.about(Code.STS_UNAVAILABLE, "hub").cause("STS is away.").build();
        System.out.println(CurvesAdvice.explain(sts, new IOException(new SSLException("handshake_failure"))));
        try (OpenSockets sockets = new OpenSockets();
                TlsEngines engines = TlsSettings.of(TwoRegionEstate.changed(TwoRegionEstate.orders(), settings))
                        .openEngines()) {
            List<Finding> findings = new BrokerConnections(
                            TwoRegionEstate.orders(),
                            List.of(target),
                            sockets,
                            new PreflightLimits(PreflightDeadline.fixed(LONG), LONG, LONG, LONG, LONG, LONG))
                    .secure(engines, RunSamples.checks(executor, LONG));
            findings.forEach(System.out::println);
        } catch (PortolanException e) {
            e.findings().forEach(System.out::println);
        } finally {
            executor.shutdownNow();
        }
    }
}
