package io.portolan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The temporary directory of an estate. It is deleted when the estate closes. */
record EstateDirectory(Path directory) implements AutoCloseable {

    static EstateDirectory create() {
        try {
            return new EstateDirectory(Files.createTempDirectory("portolan-estate"));
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary directory for an estate cannot be created", e);
        }
    }

    Path file(String first, String... more) {
        return directory.resolve(Path.of(first, more));
    }

    Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be written", e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + directory + " cannot be deleted", e);
        }
    }
}
