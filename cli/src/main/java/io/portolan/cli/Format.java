package io.portolan.cli;

import io.portolan.diagnosis.PreflightReports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How reports are shown: as text, unless asked otherwise. */
final class Format {

    @Option(names = "--json", description = "Print JSON and nothing else.")
    boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write a web page, complete in one file.")
    Optional<Path> html = Optional.empty();

    void print(PreflightReports reports, Screen screen) throws IOException {
        screen.out().println(reports);
    }
}
