package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.portolan.cli.OwnProcess.Result;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code java -jar target/portolan.jar}, in a JVM of its own; runs after packaging. */
@Tag("packaged")
class PackagedTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(Run.estate());

    @Test
    void theJarChecksByTheCatalogOfTheEnvironment(LocalMsk msk) throws Exception {
        Map<String, String> environment =
                Map.of("PORTOLAN_CATALOG", msk.catalog("shop").toString());
        long start = System.nanoTime();
        Result result = OwnProcess.ofJar(msk.site("shop"), environment, "check", "--all", "--json");
        System.out.println("portolan.jar check --all --json, one cluster: " + (System.nanoTime() - start) / 1_000_000
                + " ms from start to end");
        assertThat(result.err()).isEmpty();
        assertThat(new ObjectMapper()
                        .readTree(result.out())
                        .at("/clusters/0/status")
                        .asText())
                .as(result.out())
                .isEqualTo("ok");
        assertThat(result.code()).isZero();
    }

    @Test
    void outputThatIsNoTerminalHasNeitherColourNorProgress(LocalMsk msk) throws Exception {
        msk.faults().hostResolver("shop").removeRule("us-east-2");
        Result result = OwnProcess.ofJar(
                msk.site("shop"), Map.of("TERM", "xterm"), Run.with(msk.catalog("shop"), "check", "orders"));
        assertThat(result.out()).contains("MISSING_RULE").doesNotContain("\033");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void theJarKnowsItsVersionAndEndsBadInputWithTwo(LocalMsk msk) throws Exception {
        assertThat(OwnProcess.ofJar(msk.site("shop"), Map.of(), "--version").out())
                .matches("portolan \\d+\\.\\d+\\.\\d+\\S*\n");
        Result result = OwnProcess.ofJar(msk.site("shop"), Map.of(), "chek");
        assertThat(result.err()).contains("Did you mean: portolan check");
        assertThat(result.code()).isEqualTo(2);
    }
}
