package io.portolan.examples.anytoany;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** This program at a client site: a process of its own, since a JVM has one view of DNS. */
final class SiteProcess {

    private final Process process;

    private SiteProcess(Process process) {
        this.process = process;
    }

    static SiteProcess start(LocalMsk msk, String name, List<String> clusters) throws IOException {
        Site site = msk.site(name);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.net.hosts.file=" + site.hostsFile(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                AnyToAny.class.getName(),
                "--catalog",
                msk.catalog(name).toString(),
                "--cluster",
                String.join(",", clusters),
                "--topic",
                "from-" + name,
                "--site",
                name,
                "--create-topic",
                "--rows");
        builder.environment().putAll(site.environmentVariables());
        return new SiteProcess(
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Waits for its end; what it printed besides, its errors, went to this process's own. */
    List<Row> rows() throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines().filter(Row::isLine).map(Row::fromLine).toList();
    }
}
