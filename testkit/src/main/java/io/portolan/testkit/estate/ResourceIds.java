package io.portolan.testkit.estate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes ids like those of AWS. Each instance makes the same sequence, so that a run can be repeated. Thread-safe. */
public final class ResourceIds {

    private static final long SEED = 14;

    private SplittableRandom random = new SplittableRandom(SEED);

    /** Begins the sequence again. */
    synchronized void restart() {
        random = new SplittableRandom(SEED);
    }

    /**
     * Begins the sequence of a name. So what is made next has the same ids whatever was made before.
     *
     * @param name has a sequence of its own
     */
    public synchronized void restart(String name) {
        UUID seed = UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
        random = new SplittableRandom(seed.getMostSignificantBits() ^ seed.getLeastSignificantBits());
    }

    /**
     * A new id.
     *
     * @param prefix what AWS puts before it, with its hyphen. An example is {@code rslvr-rr-}.
     */
    public synchronized String next(String prefix) {
        return prefix + String.format(Locale.ROOT, "0%016x", random.nextLong());
    }

    /** A new id for the services that use a UUID. */
    public synchronized String nextUuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
