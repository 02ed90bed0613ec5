package io.portolan.credentials;

import java.time.Duration;

/** How to let time pass between two attempts. */
interface Pause {

    void of(Duration duration) throws InterruptedException;
}
