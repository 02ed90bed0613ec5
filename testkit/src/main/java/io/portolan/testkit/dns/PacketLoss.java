package io.portolan.testkit.dns;

import java.util.concurrent.atomic.AtomicLong;

/** Decides which packets are lost. They are spread evenly, so a test sees the same each time. Thread-safe. */
final class PacketLoss {

    private static final int ALL = 100;

    private final AtomicLong packets = new AtomicLong();
    private volatile int percent;

    /** Loses so many of a hundred packets from now on. */
    void change(int newPercent) {
        if (newPercent < 0 || newPercent > ALL) {
            throw new IllegalArgumentException(newPercent + " is no percentage. It must be from 0 to 100");
        }
        percent = newPercent;
    }

    /** Whether the next packet is lost. */
    boolean isNextLost() {
        long before = packets.getAndIncrement();
        return before * percent / ALL != (before + 1) * percent / ALL;
    }
}
