package io.portolan.brokers;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose files are trusted. They are this user's own, and nobody else can write them. */
final class OwnerRule {

    /** The owner of this process on Linux. It stands in if there is no temporary folder. */
    private static final Path PROCESS = Path.of("/proc/self");

    private static volatile @Nullable UserPrincipal known;

    private OwnerRule() {}

    static void check(PosixFileAttributes file) throws IOException {
        UserPrincipal user = thisUser();
        if (!file.owner().equals(user)) {
            throw new UntrustedFileException("belongs to " + file.owner().getName() + ", but this process runs as "
                    + user.getName() + ", and another user could name brokers there");
        }
        Set<PosixFilePermission> permissions = file.permissions();
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new UntrustedFileException("has the permissions " + PosixFilePermissions.toString(permissions)
                    + ", so other users can write it and name brokers there");
        }
    }

    /** The permissions of a new file. There are none to set if the system is not POSIX. */
    static FileAttribute<?>[] newFile() {
        return attributes("rw-------");
    }

    /** The permissions of a new folder. */
    static FileAttribute<?>[] newFolder() {
        return attributes("rwx------");
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** The user as whom this process makes files. A container's user may have a number and no name. */
    private static UserPrincipal thisUser() throws IOException {
        UserPrincipal user = known;
        if (user == null) {
            user = findUser();
            known = user;
        }
        return user;
    }

    private static UserPrincipal findUser() throws IOException {
        // Not a random name of the JDK, because that loads the security providers, and a start waits for them.
        Path probe = Path.of(
                System.getProperty("java.io.tmpdir", ""),
                "portolan-" + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".tmp");
        try {
            Files.createFile(probe, newFile());
        } catch (IOException e) {
            return Files.getOwner(PROCESS);
        }
        try {
            return Files.getOwner(probe, NOFOLLOW_LINKS);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
