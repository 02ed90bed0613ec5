package io.portolan;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.preflight.JudgedBrokers;
import java.util.concurrent.CompletableFuture;

/** Checks the path to one cluster. */
interface PathCheck {

    /**
     * Checks it now.
     *
     * @param verified completed with the brokers as soon as they are verified; left as it is where they are not
     * @return what was found, and the brokers that it was found of
     */
    JudgedBrokers run(CompletableFuture<BootstrapBrokers> verified);
}
