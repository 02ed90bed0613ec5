package io.portolan.credentials;

import java.time.Duration;

/** How to let time pass between two attempts. */
interface SessionPause {

    void sleep(Duration duration) throws InterruptedException;
}
