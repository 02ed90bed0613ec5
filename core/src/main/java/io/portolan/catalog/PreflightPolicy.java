package io.portolan.catalog;

/** What the preflight before a cluster's first client does with what it finds. */
public enum PreflightPolicy {
    /** No preflight. */
    OFF,
    /** Failures are logged; only diagnoses that stop traffic (wrong environment, wrong region, public address) throw. */
    WARN,
    /** Failures throw. The default. */
    FAIL
}
