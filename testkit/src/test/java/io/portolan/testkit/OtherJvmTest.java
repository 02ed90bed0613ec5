package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherJvmTest {

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
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(OtherJvm.class.getName(), argument));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
