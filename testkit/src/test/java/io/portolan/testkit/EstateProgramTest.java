package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EstateProgramTest {

    @Test
    void processAtASiteSeesItsNames() throws Exception {
        try (LocalMsk msk = LocalMsk.builder()
                .cluster("orders", ClusterBuilder::controlPlaneOnly)
                .start()) {
            String host = msk.cluster("orders").bootstrapHost();
            String flag = "-Djdk.net.hosts.file=" + msk.site("app").hostsFile();
            assertThat(run(List.of(flag), host)).isEqualTo(host + " has 2 addresses");
            msk.site("app").resolver().removeRule("us-east-2");
            assertThat(run(List.of(flag), host)).contains("Unable to resolve host " + host);
        }
    }

    @Test
    void processWithTheTrustStoreCallsAwsOverHttps() throws Exception {
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
    void flagIsNotNeededWhenTheEstateComesFirst() throws Exception {
        assertThat(run(List.of(), "first")).endsWith("kafka-serverless.us-east-2.amazonaws.com has 2 addresses");
    }

    @Test
    void flagIsNamedWhenTheEstateComesTooLate() throws Exception {
        assertThat(run(List.of(), "late"))
                .startsWith("This JVM does not heed a hosts file")
                .contains("-Djdk.net.hosts.file=target/hosts");
    }

    private static String run(List<String> flags, String argument) throws Exception {
        return run(flags, argument, Map.of());
    }

    private static String run(List<String> flags, String argument, Map<String, String> environment) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(EstateProgram.class.getName(), argument));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
