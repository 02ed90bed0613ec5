package io.portolan.resilience;

import io.portolan.resilience.EstateFault.Seen;

/** When a fault really was, epoch milliseconds. */
record FaultWindow(EstateFault fault, long begin, long end) {

    /** Whether it excuses that something went wrong between these times, for so long after its end. */
    boolean excuses(Seen seen, long from, long to, long aftermath) {
        return fault.seen().compareTo(seen) >= 0 && meets(from, to, aftermath);
    }

    boolean meets(long from, long to, long aftermath) {
        return begin <= to && from <= end + aftermath;
    }
}
