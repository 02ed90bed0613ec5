package io.portolan.preflight;

import io.portolan.catalog.BrokerAddress;
import io.portolan.diagnosis.Code;
import java.net.InetAddress;

/** One address of a broker. */
record Target(BrokerAddress broker, InetAddress address) {

    Attempt ended(Code code, String seen) {
        return new Attempt(this, code, seen);
    }

    /** {@code b1-….amazonaws.com:9098 10.30.4.11}. */
    @Override
    public String toString() {
        return broker + " " + address.getHostAddress();
    }
}
