package io.portolan.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures all figures or those of {@code --only}. It prints one table and writes the same rows as JSON.
 *
 * <p>The estate ({@code LocalMsk}) runs in this process. The two peers are Portolan and the work by hand. They run by turns in
 * fresh JVMs beside this one.
 */
public final class Benchmarks {

    /** A new figure needs one class and its line here. */
    private static final List<MeasuredFigure> FIGURES = List.of(
            StartupTime.cold(),
            StartupTime.restart(),
            new GivenBrokers(),
            StartupTime.distantRestart(),
            new ClassArchives(),
            new AssumeRoleCalls(),
            new HundredClients(),
            new StsThrottling(),
            new Throughput(),
            new WarmLookup(),
            new Footprint());

    private Benchmarks() {}

    /** Measures what the options ask for. Any unknown option prints all options. */
    public static void main(String[] args) throws Exception {
        // The estate in this process would log too much.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        BenchmarkOptions options;
        try {
            options = BenchmarkOptions.of(
                    args, FIGURES.stream().map(MeasuredFigure::name).toList());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        List<FigureRow> rows = new ArrayList<>();
        for (MeasuredFigure figure : FIGURES) {
            if (options.wants(figure.name())) {
                System.err.println(figure.name() + " …");
                rows.addAll(figure.measure(options));
            }
        }
        System.out.print(TextTable.of(rows));
        Path parent = options.json().toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Files.writeString(options.json(), JsonReport.of(rows));
        System.exit(0); // a figure may leave threads that keep the JVM alive
    }
}
