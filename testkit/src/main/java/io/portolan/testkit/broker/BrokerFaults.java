package io.portolan.testkit.broker;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What goes wrong at a cluster's brokers, on purpose. Thread-safe. */
public final class BrokerFaults {
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private volatile boolean throttling;
    private volatile @Nullable ServerCertificate certificate;

    BrokerFaults() {}

    /** Whoever authenticates is told "Too many connects", as by MSK when connections are made too often. */
    public void throttle() {
        throttling = true;
    }

    /** A role or user is told "Access denied", whatever its grants. */
    public void deny(String arn) {
        denied.add(arn);
    }

    /** The brokers present this certificate in place of their own. */
    public void present(ServerCertificate other) {
        certificate = other;
    }

    /** Ends them all. */
    public void clear() {
        throttling = false;
        denied.clear();
        certificate = null;
    }

    boolean throttling() {
        return throttling;
    }

    boolean denies(String arn) {
        return denied.contains(arn);
    }

    Optional<ServerCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }
}
