package io.portolan.preflight;

/**
 * A search domain of this host that gives the JVM its addresses.
 *
 * @param domain the domain without a last dot
 * @param ndots the host's limit. A name with fewer dots is tried with the search domains first.
 * @param first whether the name is tried with them before it is tried as it is
 */
record SearchAnswer(String domain, int ndots, boolean first) {}
