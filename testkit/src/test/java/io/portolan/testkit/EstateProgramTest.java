package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Another JVM at a {@link Site}, by {@link Site#javaProcess} and by its flags. */
class EstateProgramTest {

    @Test
    void processAtASiteSeesItsNames() throws Exception {
        try (LocalMsk msk = LocalMsk.builder()
                .cluster("orders", ClusterBuilder::controlPlaneOnly)
                .start()) {
            String host = msk.cluster("orders").bootstrapHost();
            assertThat(run(msk.site("app").javaProcess(arguments(host)))).isEqualTo(host + " has 2 addresses");
            msk.site("app").resolver().removeRule("us-east-2");
            assertThat(run(msk.site("app").javaProcess(arguments(host)))).contains("Unable to resolve host " + host);
        }
    }

    @Test
    void trustStoreAllowsAwsOverHttps() throws Exception {
        try (LocalMsk msk = LocalMsk.builder()
                .cluster("orders", ClusterBuilder::controlPlaneOnly)
                .start()) {
            String endpoint = msk.httpsEndpoint("us-east-2").toString();
            String flag = "-Djavax.net.ssl.trustStore=" + msk.jvmTrustStore();
            assertThat(run(List.of(flag), endpoint, msk.site("app").environmentVariables()))
                    .isEqualTo(msk.site("app").identityArn());
            assertThat(run(List.of(), endpoint, msk.site("app").environmentVariables()))
                    .contains("PKIX path building failed");
            assertThat(msk.calls().all()).containsExactly(Map.entry("sts:GetCallerIdentity", 1L));
        }
    }

    @Test
    void earlyEstateNeedsNoFlag() throws Exception {
        assertThat(run(List.of(), "first")).endsWith("kafka-serverless.us-east-2.amazonaws.com has 2 addresses");
    }

    @Test
    void lateEstateNamesTheFlag() throws Exception {
        assertThat(run(List.of(), "late"))
                .startsWith("This JVM does not read a hosts file")
                .contains("-Djdk.net.hosts.file=target/hosts");
    }

    private static String run(List<String> flags, String argument) throws Exception {
        return run(flags, argument, Map.of());
    }

    private static String run(List<String> flags, String argument, Map<String, String> environment) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(arguments(argument));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return run(builder);
    }

    private static List<String> arguments(String argument) {
        return List.of(
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EstateProgram.class.getName(),
                argument);
    }

    private static String run(ProcessBuilder builder) throws Exception {
        FinishedProcess process = FinishedProcess.run(builder);
        assertThat(process.exitCode()).as("%s", process.errors()).isZero();
        return process.output().strip();
    }
}
