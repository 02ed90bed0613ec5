package io.portolan.resilience;

import io.portolan.resilience.EstateFault.Seen;

/** When a fault really began and ended, in epoch milliseconds. */
record FaultWindow(EstateFault fault, long begin, long end) {

    /** Whether it excuses a failure between these times. The aftermath is how long it excuses one after its end. */
    boolean excuses(Seen seen, long from, long to, long aftermath) {
        return fault.seen().compareTo(seen) >= 0 && meets(from, to, aftermath);
    }

    boolean meets(long from, long to, long aftermath) {
        return begin <= to && from <= end + aftermath;
    }
}
