package io.portolan.examples.otherlanguages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.portolan.cli.Main;
import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link Main} runs the JavaScript of this folder, which signs with AWS's own package. The test installs the packages into a
 * temporary folder.
 */
@Tag("whole")
class JavaScriptTest {

    private static final List<String> FILES = List.of("package.json", "package-lock.json", "orders.mjs");
    private static final String NO_REGISTRY =
            "(?s).*(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|E40[0-9]|E50[0-9]).*";

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    @TempDir
    Path folder;

    @Test
    void recordsGoThroughKafkaJs(LocalMsk msk) throws Exception {
        install();
        ProcessBuilder exec = msk.site(PresetEstates.SITE)
                .javaProcess(List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "exec",
                        "orders",
                        "--catalog",
                        msk.catalog(PresetEstates.SITE).toString(),
                        "--",
                        "node",
                        "orders.mjs",
                        "from-node"));
        exec.directory(folder.toFile());
        exec.environment()
                .putAll(Map.of(
                        "NODE_OPTIONS",
                                "--require "
                                        + Path.of("src/test/resources/names.cjs")
                                                .toAbsolutePath(),
                        "NODE_EXTRA_CA_CERTS", msk.trustStore().toString(),
                        "LOCAL_HOSTS_FILE",
                                msk.site(PresetEstates.SITE).hostsFile().toString()));
        FinishedProcess result = FinishedProcess.run(exec);
        assertThat(result.output()).as(result.errors()).isEqualTo("read from from-node: sent by node\n");
        assertThat(result.exitCode()).isZero();
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(PresetEstates.ORDERS_CLIENT);
        assertThat(msk.calls().count("sts:AssumeRole"))
                .as("one session for all of it")
                .isEqualTo(2);
    }

    private void install() throws Exception {
        assumeTrue(Stream.of("node", "npm").allMatch(JavaScriptTest::isInstalled), "node or npm is not installed");
        for (String file : FILES) {
            Files.copy(Path.of(file), folder.resolve(file));
        }
        FinishedProcess npm =
                FinishedProcess.run(new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                        .directory(folder.toFile()));
        assumeFalse(npm.errors().matches(NO_REGISTRY), "the npm registry cannot be reached");
        assertThat(npm.exitCode()).as(npm.errors()).isZero();
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
