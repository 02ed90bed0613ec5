package io.portolan;

import io.portolan.catalog.ClusterCatalog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The open Portolan of each catalog that config providers name. All who name one catalog
 * and the same profiles share it. Thread-safe.
 */
final class SharedPortolans {

    static final SharedPortolans OF_THIS_JVM = new SharedPortolans();

    /** What a Portolan is opened with. */
    private record Opening(Path catalog, BaseProfiles bases) {}

    private final Map<Opening, SharedPortolan> open = new HashMap<>();

    /**
     * Takes a share in the Portolan of a catalog. The first share loads the file and opens it. Makes no remote call.
     *
     * @throws io.portolan.diagnosis.PortolanException if the file cannot be read or is faulty
     */
    synchronized Share take(Path file, BaseProfiles bases) {
        Opening opening = new Opening(file.toAbsolutePath().normalize(), bases);
        SharedPortolan shared =
                open.computeIfAbsent(opening, absent -> new SharedPortolan(bases.open(ClusterCatalog.load(file))));
        shared.shares++;
        return new Share(opening, shared.portolan);
    }

    private synchronized Optional<Portolan> giveBack(Opening opening) {
        SharedPortolan shared = open.get(opening);
        if (shared == null || --shared.shares > 0) {
            return Optional.empty();
        }
        open.remove(opening);
        return Optional.of(shared.portolan);
    }

    /** The share of one holder. The last share that is closed closes the Portolan. */
    final class Share implements AutoCloseable {

        private final Opening opening;
        private final Portolan portolan;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Share(Opening opening, Portolan portolan) {
            this.opening = opening;
            this.portolan = portolan;
        }

        Portolan portolan() {
            return portolan;
        }

        /** Closing the Portolan may take a second, so the lock is not held meanwhile. */
        @Override
        public void close() {
            if (!closed.getAndSet(true)) {
                giveBack(opening).ifPresent(Portolan::close);
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
