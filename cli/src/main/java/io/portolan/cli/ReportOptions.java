package io.portolan.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how reports are shown. The default is text. */
final class ReportOptions {

    @Option(names = "--json", description = "Print JSON and nothing else.")
    boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write a web page that is complete in one file.")
    Optional<Path> html = Optional.empty();

    /** Prints the text first, so it is there even if the file cannot be written. */
    void print(ReportForms forms, CommandOutput output) throws IOException {
        output.out().println(json ? forms.json().get() : forms.text().apply(output.colour()));
        if (html.isPresent()) {
            write(forms.html().get(), html.get());
            output.out().println("Web page: " + html.get().toAbsolutePath());
        }
    }

    /** Writes a file, or says why it cannot. */
    static void write(String text, Path file) throws IOException {
        try {
            Files.writeString(file, text);
        } catch (NoSuchFileException e) {
            throw new IOException("Cannot write " + file + ": There is no such folder.", e);
        } catch (AccessDeniedException e) {
            throw new IOException("Cannot write " + file + ": Permission is denied.", e);
        } catch (IOException e) {
            throw new IOException("Cannot write " + e.getMessage(), e);
        }
    }
}
