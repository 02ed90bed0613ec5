package io.portolan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portolan.diagnosis.SiteMatrix;
import io.portolan.diagnosis.SiteReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder with one file per site and host. A file is replaced in one step, so a reader never sees half of it. Only this user may read
 * a new file.
 */
record ReportFolder(Path folder) implements ReportPlace {

    /** A report on a thousand clusters has 10 MB. */
    static final int LARGEST = 64 << 20;

    private static final String SUFFIX = ".json";
    private static final int LONGEST_NAME = 100;

    @Override
    public void leave(SiteReport report) throws IOException {
        Path file = folder.resolve(fileName(report.site()) + "@" + fileName(report.host()) + SUFFIX);
        try {
            Files.createDirectories(folder, attributes("rwx------"));
            replace(file, report.changedSince(lastReport(file)).toJson());
        } catch (IOException e) {
            throw new IOException("Cannot write the report " + file + ": " + reason(e), e);
        }
    }

    /** Adds all reports to a matrix. Files that cannot be read are told. */
    void addTo(SiteMatrix.Builder matrix) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.sorted().toList();
        } catch (IOException e) {
            throw new IOException("Cannot read the reports in " + folder + ": " + reason(e), e);
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.startsWith(".")) {
                continue; // such as a file that is being written
            }
            if (name.endsWith(SUFFIX) && Files.isRegularFile(file)) {
                add(file, name, matrix);
            } else {
                matrix.addIgnored(name, "is no file of reports");
            }
        }
    }

    private static void add(Path file, String name, SiteMatrix.Builder matrix) {
        try {
            matrix.add(name, read(file));
        } catch (NoSuchFileException e) {
            // somebody deleted it since
        } catch (IOException e) {
            matrix.addUnreadable(name, "cannot be read: " + reason(e));
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("it is larger than " + (LARGEST >> 20) + " MiB");
            }
            return bytes;
        }
    }

    /** The report that is replaced. Empty if there is none that can be read. */
    private static String lastReport(Path file) {
        try {
            return Files.isRegularFile(file) ? new String(read(file), UTF_8) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private void replace(Path file, String text) throws IOException {
        Path written = folder.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            Set<StandardOpenOption> create = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(written, create, attributes("rw-------"))) {
                ByteBuffer bytes = UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Letters, digits, dots and dashes stay. Anything else becomes its bytes as in a URL, so two names have two files. */
    static String fileName(String name) {
        StringBuilder safe = new StringBuilder();
        for (byte each : name.getBytes(UTF_8)) {
            boolean plain = (each >= 'a' && each <= 'z')
                    || (each >= 'A' && each <= 'Z')
                    || (each >= '0' && each <= '9')
                    || each == '-'
                    || each == '_'
                    || (each == '.' && !safe.isEmpty());
            safe.append(plain ? String.valueOf((char) each) : String.format("%%%02X", each));
        }
        return safe.length() <= LONGEST_NAME
                ? safe.toString()
                : safe.substring(0, LONGEST_NAME - 37) + "-" + UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Why a folder cannot be used, in a sentence. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "There is no such folder.";
        }
        if (e instanceof AccessDeniedException) {
            return "Permission is denied.";
        }
        if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
            return "This is no folder.";
        }
        return String.valueOf(e.getMessage());
    }
}
