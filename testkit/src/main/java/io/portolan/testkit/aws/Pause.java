package io.portolan.testkit.aws;

import java.time.Duration;

/** Holds an answer back. */
interface Pause {

    /** Returns after that time, or sooner when the endpoint closes. */
    void of(Duration time) throws InterruptedException;
}
