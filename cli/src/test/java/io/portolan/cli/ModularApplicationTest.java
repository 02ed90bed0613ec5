package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.FinishedProcess;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The libraries of {@link Main} on the module path, in an application that says {@code requires io.portolan.core}. Runs after
 * packaging, since the names of modules are in the jars.
 */
@Tag("packaged")
class ModularApplicationTest {

    private static final String LIBRARIES = "target/lib";

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(CommandRun.estate());

    @TempDir
    Path application;

    @Test
    void moduleChecksAClusterAndProduces(LocalMsk msk) throws Exception {
        compile();

        FinishedProcess result = FinishedProcess.run(msk.site("shop")
                .javaProcess(List.of(
                        "-XX:TieredStopAtLevel=1",
                        "--module-path",
                        LIBRARIES + ":" + application,
                        "--module",
                        "org.example.modular/org.example.modular.Main",
                        msk.catalog("shop").toString())));

        assertThat(result.output())
                .as(result.errors())
                .contains("offset 0", "module io.portolan.core for module org.example.modular");
        assertThat(result.exitCode()).isZero();
    }

    private void compile() {
        StringWriter messages = new StringWriter();
        PrintWriter writer = new PrintWriter(messages);
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        writer,
                        writer,
                        "--module-path",
                        LIBRARIES,
                        "-d",
                        application.toString(),
                        "src/test/modular/module-info.java",
                        "src/test/modular/org/example/modular/Main.java");
        assertThat(code).as(messages.toString()).isZero();
    }
}
