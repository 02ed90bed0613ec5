package io.portolan.examples.anytoany;

import io.portolan.testkit.LocalMsk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** This program at a client site. It is a separate process, since a JVM has only one view of DNS. */
final class SiteProcess {

    private final Process process;

    private SiteProcess(Process process) {
        this.process = process;
    }

    /** Starts a visit to these clusters. Its report goes to the folder. */
    static SiteProcess start(LocalMsk msk, String name, List<String> clusters, Path reports) throws IOException {
        ProcessBuilder builder = msk.site(name)
                .javaProcess(List.of(
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
                        "--report",
                        reports.toString(),
                        "--rows"));
        return new SiteProcess(builder.redirectErrorStream(true).start());
    }

    /**
     * Waits for the end of the process and returns its rows. Its other output, such as a report, goes to {@code out}.
     */
    List<RoundTripRow> rows(PrintStream out) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        output.lines().filter(line -> !RoundTripRow.isLine(line)).forEach(out::println);
        return output.lines()
                .filter(RoundTripRow::isLine)
                .map(RoundTripRow::fromLine)
                .toList();
    }
}
