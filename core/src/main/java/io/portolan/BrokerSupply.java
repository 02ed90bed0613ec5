package io.portolan;

import io.portolan.brokers.KnownBrokers;
import java.util.Optional;

/** Gives the bootstrap brokers of one cluster. */
interface BrokerSupply {

    /** The brokers in memory. Waits for a look-up if there are none. */
    KnownBrokers get();

    /** The brokers in memory. Makes no call. */
    Optional<KnownBrokers> peek();
}
