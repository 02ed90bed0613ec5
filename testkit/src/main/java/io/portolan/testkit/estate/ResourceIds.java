package io.portolan.testkit.estate;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes ids like those of AWS. Each instance makes the same sequence, so that a run can be repeated. Thread-safe. */
public final class ResourceIds {

    private final SplittableRandom random = new SplittableRandom(14);

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
