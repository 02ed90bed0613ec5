package io.portolan.catalog;

/** What the preflight before a cluster's first client does with what it finds. */
public enum PreflightPolicy {
    /** No preflight. Clients still get no credentials for what {@link #WARN} stops. */
    OFF,
    /** Failures are logged. Only diagnoses that stop traffic throw (wrong environment, wrong region, public address). */
    WARN,
    /** Failures throw. The default. */
    FAIL
}
