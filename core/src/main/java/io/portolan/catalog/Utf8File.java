package io.portolan.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads a small file or stream as UTF-8 text. Its fault says why that cannot be read. */
final class Utf8File {

    static final int LARGEST = 1 << 20;

    private final String name;
    private final String subject;
    private final CatalogFaults faults;

    /** @param name what errors call it */
    Utf8File(String name, CatalogFaults faults) {
        this(name, name, faults);
    }

    /**
     * @param name what errors in its text call it
     * @param subject what the error calls it if it cannot be read
     */
    Utf8File(String name, String subject, CatalogFaults faults) {
        this.name = name;
        this.subject = subject;
        this.faults = faults;
    }

    /** Reads a regular file. Anything else might never end. */
    String read(Path file) {
        try {
            requireRegular(file);
            try (InputStream stream = Files.newInputStream(file)) {
                return text(stream);
            }
        } catch (NoSuchFileException e) {
            String cause = "Nothing is at " + file.toAbsolutePath() + ".";
            throw unreadable("no such file", cause, "Correct the path, or mount the file there.");
        } catch (AccessDeniedException e) {
            String cause = "The user " + QuotedText.of(System.getProperty("user.name", "?")) + " may not read it.";
            throw unreadable("access denied", cause, "Grant this user read access.");
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Reads a stream to its end. It stays open. */
    String read(InputStream stream) {
        try {
            return text(stream);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** The position of the line that follows this text, as in {@code :12}. */
    static String line(String before) {
        return ":" + (1 + before.chars().filter(character -> character == '\n').count());
    }

    private void requireRegular(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw unreadable("a directory", "A catalog is a file.", "Name the file in it.");
        }
        if (!attributes.isRegularFile()) {
            String fix = "Name a regular file. A program can open a pipe itself and load the stream.";
            throw unreadable("a pipe, socket or device", "Reading it might never end.", fix);
        }
    }

    private String text(InputStream stream) throws IOException {
        byte[] read = stream.readNBytes(LARGEST + 1);
        if (read.length > LARGEST) {
            throw unreadable("more than 1 MiB", "No catalog is this large.", "Name the right file.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(read);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            // The decoder stops in front of the bytes that it cannot take.
            String good = StandardCharsets.UTF_8.decode(bytes.flip()).toString();
            throw faults.fatalException(
                    name + line(good),
                    "text in UTF-8",
                    "bytes of another encoding",
                    "The file is not UTF-8.",
                    "Save it as UTF-8.");
        }
    }

    private RuntimeException broken(IOException e) {
        return unreadable("an I/O error", e + ".", "Check the file and its disk.");
    }

    private RuntimeException unreadable(String seen, String cause, String fix) {
        return faults.fatalException(subject, "a readable file", seen, cause, fix);
    }
}
