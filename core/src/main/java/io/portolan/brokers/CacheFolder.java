package io.portolan.brokers;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an operating system keeps the caches of a user's programs. This is a function of the environment. */
final class CacheFolder {

    private static final String NAME = "portolan";

    private CacheFolder() {}

    /** The folder of this user. Empty if none is known. */
    static Optional<Path> ofThisUser() {
        return of(System.getProperty("os.name", ""), System.getProperty("user.home", ""), System.getenv());
    }

    static Optional<Path> of(String system, String home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return absolutePath(environment.get("LOCALAPPDATA")).map(folder -> folder.resolve(NAME));
        }
        if (name.startsWith("mac")) {
            return absolutePath(home)
                    .map(folder -> folder.resolve("Library").resolve("Caches").resolve(NAME));
        }
        return absolutePath(environment.get("XDG_CACHE_HOME"))
                .or(() -> absolutePath(home).map(folder -> folder.resolve(".cache")))
                .map(folder -> folder.resolve(NAME));
    }

    /** Ignores relative paths, as the XDG specification demands. A JVM without a home has {@code ?}. */
    private static Optional<Path> absolutePath(@Nullable String path) {
        try {
            return Optional.ofNullable(path)
                    .filter(text -> !text.isBlank())
                    .map(Path::of)
                    .filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
