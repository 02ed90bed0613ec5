package io.portolan;

import io.portolan.brokers.KnownBrokers;
import io.portolan.preflight.PreflightCalls;

/** The calls of a preflight whose brokers are known. It does not need the MSK API. */
record KnownBrokersCalls(PreflightCalls delegate, KnownBrokers known) implements ForwardingCalls {

    @Override
    public boolean needsControlPlane() {
        return false;
    }

    @Override
    public KnownBrokers findBrokers() {
        return known;
    }
}
