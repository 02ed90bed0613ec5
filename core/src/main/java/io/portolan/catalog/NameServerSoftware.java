package io.portolan.catalog;

/** The software of the name servers of a site on premises. */
public enum NameServerSoftware {
    /** ISC BIND 9. */
    BIND,
    /** NLnet Labs Unbound. */
    UNBOUND,
    /** dnsmasq. */
    DNSMASQ,
    /** The DNS server of Windows. */
    WINDOWS_DNS,
    /** CoreDNS, as in Kubernetes. */
    COREDNS
}
