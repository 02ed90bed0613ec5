package io.portolan.brokers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An open folder that no other user can change. On Linux all work happens in the very folder that was checked, even if somebody gives
 * its name to another folder meanwhile. Elsewhere the name is used again each time. For one thread.
 */
final class PrivateFolder implements Closeable {

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS);
    private static final Set<OpenOption> WRITE = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE, NOFOLLOW_LINKS);

    private final Path path;
    private final SecureDirectoryStream<Path> files;

    private PrivateFolder(Path path, SecureDirectoryStream<Path> files) {
        this.path = path;
        this.files = files;
    }

    /**
     * Opens an existing folder.
     *
     * @throws NoSuchFileException if there is none
     * @throws UntrustedFileException if it is no real folder or if another user can change it
     */
    @SuppressWarnings("StreamResourceLeak") // closing the folder closes it
    static PrivateFolder open(Path path) throws IOException {
        BasicFileAttributes named = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
        if (!named.isDirectory()) {
            throw new UntrustedFileException("is no real folder, but a link or a file");
        }
        DirectoryStream<Path> stream = Files.newDirectoryStream(path);
        PrivateFolder folder = ofOpen(
                path, stream instanceof SecureDirectoryStream<Path> secure ? secure : new NamedFolder(path, stream));
        try {
            folder.check(named);
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** A folder that is open and checked. */
    static PrivateFolder ofOpen(Path path, SecureDirectoryStream<Path> files) {
        return new PrivateFolder(path, files);
    }

    /** What was opened must be what had the name, since a link might have taken its place in between. */
    private void check(BasicFileAttributes named) throws IOException {
        BasicFileAttributes opened =
                files.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
        if (!Objects.equals(opened.fileKey(), named.fileKey())) {
            throw new UntrustedFileException("became another folder while it was opened");
        }
        PosixFileAttributeView posix = files.getFileAttributeView(PosixFileAttributeView.class);
        if (posix != null) {
            OwnerRule.check(posix.readAttributes());
        }
    }

    /**
     * The text of a file.
     *
     * @throws UntrustedFileException if it is no regular file, is too large, or if another user can change it
     */
    String readText(Path name, int maxBytes) throws IOException {
        if (!attributes(name).readAttributes().isRegularFile()) {
            throw new UntrustedFileException("is no regular file");
        }
        PosixFileAttributeView posix = files.getFileAttributeView(name, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        if (posix != null) {
            OwnerRule.check(posix.readAttributes());
        }
        try (InputStream in = Channels.newInputStream(files.newByteChannel(name, READ))) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new UntrustedFileException("is larger than " + maxBytes + " bytes");
            }
            return new String(bytes, UTF_8);
        }
    }

    /** Writes a file that survives a power cut. An interrupt of this thread does not stop it. */
    void writeText(Path name, String text) throws IOException {
        boolean interrupted = false;
        try {
            while (!tryWrite(name, text)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean tryWrite(Path name, String text) throws IOException {
        try (SeekableByteChannel channel = files.newByteChannel(name, WRITE, OwnerRule.newFile())) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (channel instanceof FileChannel file) {
                file.force(true);
            }
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    /** Gives a file a name in one step. A file of that name is replaced. */
    void rename(Path from, Path to) throws IOException {
        files.move(from, files, to);
    }

    /** Deletes a file if it exists. */
    void delete(Path name) throws IOException {
        try {
            files.deleteFile(name);
        } catch (NoSuchFileException e) {
            // Another process has deleted it.
        }
    }

    FileTime lastModified(Path name) throws IOException {
        return attributes(name).readAttributes().lastModifiedTime();
    }

    void setLastModified(Path name, FileTime time) throws IOException {
        attributes(name).setTimes(time, null, null);
    }

    /** The names of all files. Call it once. */
    List<Path> names() {
        List<Path> names = new ArrayList<>();
        for (Path file : files) {
            names.add(file.getFileName());
        }
        return names;
    }

    /** Makes new names survive a power cut. Windows cannot synchronise a folder, so a name may be lost there. */
    void syncNames() {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file is whole. Only a power cut can still lose its name.
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    private BasicFileAttributeView attributes(Path name) {
        return files.getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS);
    }
}
