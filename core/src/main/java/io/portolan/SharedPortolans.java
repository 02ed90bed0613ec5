package io.portolan;

import io.portolan.catalog.ClusterCatalog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The open Portolan of each catalog that config providers name. All who name one catalog share it. Thread-safe. */
final class SharedPortolans {

    static final SharedPortolans OF_THIS_JVM = new SharedPortolans();

    private final Map<Path, SharedPortolan> open = new HashMap<>();

    /**
     * Takes a share in the Portolan of a catalog. The first share loads the file and opens it. Makes no remote call.
     *
     * @throws io.portolan.diagnosis.PortolanException if the file cannot be read or is faulty
     */
    synchronized Share take(Path file) {
        Path catalog = file.toAbsolutePath().normalize();
        SharedPortolan shared =
                open.computeIfAbsent(catalog, absent -> new SharedPortolan(Portolan.open(ClusterCatalog.load(file))));
        shared.shares++;
        return new Share(catalog, shared.portolan);
    }

    private synchronized Optional<Portolan> giveBack(Path catalog) {
        SharedPortolan shared = open.get(catalog);
        if (shared == null || --shared.shares > 0) {
            return Optional.empty();
        }
        open.remove(catalog);
        return Optional.of(shared.portolan);
    }

    /** The share of one holder. The last share that is closed closes the Portolan. */
    final class Share implements AutoCloseable {

        private final Path catalog;
        private final Portolan portolan;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Share(Path catalog, Portolan portolan) {
            this.catalog = catalog;
            this.portolan = portolan;
        }

        Portolan portolan() {
            return portolan;
        }

        /** Closing the Portolan may take a second, so the lock is not held meanwhile. */
        @Override
        public void close() {
            if (!closed.getAndSet(true)) {
                giveBack(catalog).ifPresent(Portolan::close);
            }
        }
    }

    private static final class SharedPortolan {

        private final Portolan portolan;
        private int shares;

        private SharedPortolan(Portolan portolan) {
            this.portolan = portolan;
        }
    }
}
