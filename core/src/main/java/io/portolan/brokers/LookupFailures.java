package io.portolan.brokers;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the failures of a look-up in a row, and logs them when they change. Its user holds a lock. */
final class LookupFailures {

    private static final Logger LOG = LoggerFactory.getLogger(CachedLookup.class);

    private @Nullable Code lastCode;
    private int inRow;

    /** The first failure, which the caller has logged. Returns how many there are in a row. */
    int begin(PortolanException e) {
        lastCode = code(e);
        inRow = 1;
        return inRow;
    }

    /** One failure more. Returns how many there are in a row. */
    int add(boolean deleted, Throwable e) {
        inRow++;
        if (inRow == 1 || code(e) != lastCode) {
            lastCode = code(e);
            warn(deleted, e);
        }
        return inRow;
    }

    /** The look-up works. */
    void end(BrokerLookup lookup) {
        if (inRow > 0) {
            LOG.info("Looking up the bootstrap brokers of {} works again.", lookup);
        }
        inRow = 0;
        lastCode = null;
    }

    private static void warn(boolean deleted, Throwable e) {
        String message = deleted
                ? "The last known bootstrap brokers are dropped, and so is their snapshot. {}"
                : "The last known bootstrap brokers stay in use for now. {}";
        if (e instanceof PortolanException) {
            LOG.warn(message, e.getMessage());
        } else {
            // Nobody finds a class that is missing without the stack, which the logger adds.
            LOG.warn(message, "It is a fault of a program.", e);
        }
    }

    private static @Nullable Code code(Throwable e) {
        return e instanceof PortolanException diagnosed && !diagnosed.findings().isEmpty()
                ? diagnosed.findings().get(0).code()
                : null;
    }
}
