package io.portolan.brokers;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.Iterator;
import java.util.Set;

/** A folder by its name, for systems whose JDK cannot hold a folder open. Windows is one. */
record NamedFolder(Path folder, DirectoryStream<Path> entries) implements SecureDirectoryStream<Path> {

    @Override
    public Iterator<Path> iterator() {
        return entries.iterator();
    }

    @Override
    public SecureDirectoryStream<Path> newDirectoryStream(Path path, LinkOption... options) {
        throw new UnsupportedOperationException("There are only files in this folder");
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return Files.newByteChannel(folder.resolve(path), options, attributes);
    }

    @Override
    public void deleteFile(Path path) throws IOException {
        Files.delete(folder.resolve(path));
    }

    @Override
    public void deleteDirectory(Path path) {
        throw new UnsupportedOperationException("There are only files in this folder");
    }

    @Override
    public void move(Path source, SecureDirectoryStream<Path> target, Path name) throws IOException {
        Path moved = target instanceof NamedFolder other ? other.folder.resolve(name) : folder.resolve(name);
        Files.move(folder.resolve(source), moved, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Class<V> type) {
        return Files.getFileAttributeView(folder, type, NOFOLLOW_LINKS);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return Files.getFileAttributeView(folder.resolve(path), type, options);
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
