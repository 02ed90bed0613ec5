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

/** Reads a small file as UTF-8 text. Its fault says why a file cannot be read. */
final class Utf8File {

    static final int LARGEST = 1 << 20;

    private static final String READABLE = "a readable file";

    private final Path file;
    private final CatalogFaults faults;

    Utf8File(Path file, CatalogFaults faults) {
        this.file = file;
        this.faults = faults;
    }

    String read() {
        ByteBuffer bytes = ByteBuffer.wrap(readBytes());
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            // The decoder stops in front of the bytes that it cannot take.
            String good = StandardCharsets.UTF_8.decode(bytes.flip()).toString();
            throw faults.fatalException(
                    file + line(good),
                    "text in UTF-8",
                    "bytes of another encoding",
                    "The file is not UTF-8.",
                    "Save it as UTF-8.");
        }
    }

    /** The position of the line that follows this text, as in {@code :12}. */
    static String line(String before) {
        return ":" + (1 + before.chars().filter(character -> character == '\n').count());
    }

    private byte[] readBytes() {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw unreadable("more than 1 MiB", "No catalog is this large.", "Name the right file.");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            String cause = "Nothing is at " + file.toAbsolutePath() + ".";
            throw unreadable("no such file", cause, "Correct the path, or mount the file there.");
        } catch (AccessDeniedException e) {
            String cause = "The user " + QuotedText.of(System.getProperty("user.name", "?")) + " may not read it.";
            throw unreadable("access denied", cause, "Grant this user read access.");
        } catch (IOException e) {
            throw Files.isDirectory(file)
                    ? unreadable("a directory", "A catalog is a file.", "Name the file in it.")
                    : unreadable("an I/O error", e + ".", "Check the file and its disk.");
        }
    }

    private RuntimeException unreadable(String seen, String cause, String fix) {
        return faults.fatalException(file.toString(), READABLE, seen, cause, fix);
    }
}
