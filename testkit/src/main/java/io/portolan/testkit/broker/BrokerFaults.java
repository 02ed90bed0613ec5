package io.portolan.testkit.broker;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The faults of a cluster's brokers as switches. Each lasts until {@link #clear()}. Thread-safe. */
public final class BrokerFaults {
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private volatile boolean throttling;
    private volatile @Nullable ServerCertificate certificate;

    BrokerFaults() {}

    /** The brokers refuse every authentication with "Too many connects". MSK does so when clients connect too often. */
    public void throttle() {
        throttling = true;
    }

    /** The brokers refuse a role or user with "Access denied" even if it has grants. */
    public void deny(String arn) {
        denied.add(arn);
    }

    /** The brokers present this certificate instead of their own on new connections. */
    public void present(ServerCertificate other) {
        certificate = other;
    }

    /** Ends all faults. */
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
