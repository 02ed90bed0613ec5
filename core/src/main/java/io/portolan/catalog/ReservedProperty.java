package io.portolan.catalog;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.util.Locale;
import java.util.Optional;

/** The Kafka properties that only Portolan sets, in a catalog as in an override: others would break what it has proved. */
public final class ReservedProperty {

    private ReservedProperty() {}

    /**
     * Why users must not set this property to this value, if so; the value itself is not told, it may be a secret.
     *
     * @param subject what the finding is about, such as the place in a catalog
     * @param property Kafka's own name
     * @param value only looked at where some values are fine
     */
    public static Optional<Finding> refusal(Code code, String subject, String property, String value) {
        return reason(property, value)
                .map(reason -> Finding.about(code, subject)
                        .seen(property)
                        .cause(reason.why)
                        .fix(reason.fix)
                        .build());
    }

    private static Optional<Reason> reason(String property, String value) {
        if (property.equals("bootstrap.servers")) {
            return Optional.of(Reason.ELSEWHERE);
        }
        if (property.equals("security.protocol") || property.startsWith("sasl.")) {
            return Optional.of(Reason.AUTHENTICATION);
        }
        if (property.startsWith("portolan.")) {
            return Optional.of(Reason.OWN);
        }
        boolean canonical = value.toLowerCase(Locale.ROOT).equals("resolve_canonical_bootstrap_servers_only");
        return property.equals("client.dns.lookup") && canonical ? Optional.of(Reason.CANONICAL) : Optional.empty();
    }

    private enum Reason {
        ELSEWHERE(
                "it would point the client at other brokers than those that were resolved and checked",
                "remove it, and name the brokers in the catalog: clusters.<name>.bootstrap-servers"),
        AUTHENTICATION(
                "it would replace the authentication by which the catalog's role reaches the brokers",
                "remove it; the role is set in the catalog (clusters.<name>.role), plain Kafka by"
                        + " clusters.<name>.security-protocol"),
        OWN("names that begin with portolan. tell Portolan's callback handler whom to be", "remove it"),
        CANONICAL(
                "it replaces the brokers' names by others, which neither TLS nor the signature would accept",
                "remove it, or set client.dns.lookup=use_all_dns_ips");

        private final String why;
        private final String fix;

        Reason(String why, String fix) {
            this.why = why;
            this.fix = fix;
        }
    }
}
