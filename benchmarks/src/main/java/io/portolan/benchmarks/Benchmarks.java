package io.portolan.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures all figures, or those of {@code --only}, prints one table and writes it as JSON.
 *
 * <p>This process is the estate ({@code LocalMsk}); what is measured runs in fresh JVMs beside it, Portolan and the work by
 * hand by turns.
 */
public final class Benchmarks {

    /** To add a figure: one class, and its line here. */
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

    /** Runs with the options of {@code --help}. */
    public static void main(String[] args) throws Exception {
        // Of the estate in this process, which has much to say.
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
        System.exit(0); // whatever threads a figure left
    }
}
