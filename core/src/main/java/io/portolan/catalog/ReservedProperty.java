package io.portolan.catalog;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Kafka properties that only Portolan sets. A user's value would break what it has resolved, checked and configured. */
public enum ReservedProperty {
    /** {@code bootstrap.servers}. */
    BROKERS(
            "It would point the client at other brokers than those that are resolved and checked.",
            "Remove it. The catalog names brokers by clusters.<name>.bootstrap-servers."),
    /** {@code security.protocol} and {@code sasl.*}. */
    AUTHENTICATION(
            "It would replace the authentication by which the cluster's role reaches the brokers.",
            "Remove it. The catalog has clusters.<name>.role for IAM and clusters.<name>.security-protocol for plain Kafka."),
    /** {@code portolan.*}. */
    IDENTITY("Only Portolan sets properties with this prefix. They name the client's identity.", "Remove it."),
    /** {@code client.dns.lookup=resolve_canonical_bootstrap_servers_only}. */
    CANONICAL_NAMES(
            "It replaces the brokers' names by others that neither TLS nor the signature accepts.",
            "Remove it, or set client.dns.lookup=use_all_dns_ips."),
    /** An empty {@code ssl.endpoint.identification.algorithm} of a cluster with IAM. */
    HOST_NAME_CHECK(
            "Without it any server with a trusted certificate passes for a broker, and gets signed credentials.",
            "Remove it. The default is https.");

    /** The property by which clients check that a certificate is for the broker's name. */
    public static final String HOST_NAME_PROPERTY = "ssl.endpoint.identification.algorithm";

    private final String cause;
    private final String fix;

    ReservedProperty(String cause, String fix) {
        this.cause = cause;
        this.fix = fix;
    }

    /** The reservation that this property with this value offends. It is empty if users may set the property. */
    public static Optional<ReservedProperty> of(String property, String value) {
        if (property.equals("bootstrap.servers")) {
            return Optional.of(BROKERS);
        }
        if (property.equals("security.protocol") || property.startsWith("sasl.")) {
            return Optional.of(AUTHENTICATION);
        }
        if (property.startsWith("portolan.")) {
            return Optional.of(IDENTITY);
        }
        boolean canonical = value.toLowerCase(Locale.ROOT).equals("resolve_canonical_bootstrap_servers_only");
        return property.equals("client.dns.lookup") && canonical ? Optional.of(CANONICAL_NAMES) : Optional.empty();
    }

    /** Whether this property with this value turns the check of host names off. Null does so too. */
    public static boolean disablesHostNameCheck(String property, @Nullable Object value) {
        return property.equals(HOST_NAME_PROPERTY)
                && (value == null || value.toString().isBlank());
    }

    /** Why users must not set it. A full sentence. */
    public String cause() {
        return cause;
    }

    /** What to do instead. A full sentence. */
    public String fix() {
        return fix;
    }
}
