package io.portolan.resilience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The host on which both applications run, and its faults. One thread at a time uses it.
 *
 * @param living the application that lives through the faults
 * @param starting the application that starts again and again. It also has the snapshots.
 * @param hang the file of {@link HangingIdentity}
 * @param refusals those that are under way
 */
record FaultyHost(ChildJvm living, StartingApplication starting, Path hang, List<ThreadRefusal> refusals) {

    /** The guard's words, with the begin of a broker's name. */
    static final String WITHHELD = "gets no credentials for b";

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    static FaultyHost of(ChildJvm living, StartingApplication starting, Path hang) {
        return new FaultyHost(living, starting, hang, new ArrayList<>());
    }

    void hangBaseIdentity() {
        try {
            Files.createFile(hang);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void refuseThreads() {
        refusals.add(ThreadRefusal.begin(living));
        refusals.add(ThreadRefusal.begin(starting.current()));
    }

    /** Waits until both applications have printed this. Gives up after a timeout. */
    void awaitPrinted(String words) {
        ConditionWait.awaitTrue(() -> living.hasPrinted(words) && starting.hasPrinted(words), TIMEOUT);
    }

    /** Waits until the guard has withheld credentials of the application that lives. Gives up after a timeout. */
    void awaitWithheldCredentials() {
        ConditionWait.awaitTrue(() -> living.hasPrinted(WITHHELD), TIMEOUT);
    }

    /** Ends both faults. */
    void restore() {
        refusals.forEach(ThreadRefusal::close);
        refusals.clear();
        try {
            Files.deleteIfExists(hang);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
