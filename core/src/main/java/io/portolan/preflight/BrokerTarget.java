package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Code;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** One address of a broker. */
record BrokerTarget(BrokerAddress broker, InetAddress address) {

    BrokerCheckResult result(Code code, String seen) {
        return new BrokerCheckResult(this, code, seen);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BrokerTarget that && broker.equals(that.broker) && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return 31 * broker.hashCode() + address.hashCode();
    }

    /** The target as in {@code b1-….amazonaws.com:9098 10.30.4.11}. */
    @Override
    public String toString() {
        return broker + " " + address.getHostAddress();
    }
}
