package io.portolan.credentials;

import io.portolan.catalog.CatalogRules;
import io.portolan.catalog.Endpoints;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.PercentText;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An identity as plain strings in the configuration of a Kafka client. */
final class IdentityConfig {

    static final String BASE = "portolan.base-identity";
    static final String ROLES = "portolan.role-chain";
    static final String STS_REGION = "portolan.sts-region";
    static final String STS_ENDPOINT = "portolan.sts-endpoint";
    private static final String ALLOW_HTTP = "portolan.allow-http";

    /** What may be a user and a password of an endpoint. */
    private static final Pattern USER_INFO = Pattern.compile(".*@", Pattern.DOTALL);

    /** What may be an external id of a chain, and all that follows. The text may be damaged. */
    private static final Pattern EXTERNAL_ID = Pattern.compile("(~|=|external-id).*", Pattern.DOTALL);

    private IdentityConfig() {}

    static Map<String, String> write(ClientIdentity identity) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put(BASE, writeBase(identity.base()));
        if (identity.roles().isPresent()) {
            config.put(ROLES, ChainText.write(identity.roles().get()));
        }
        config.put(STS_REGION, identity.stsRegion().id());
        if (identity.stsEndpoint() != null) {
            config.put(STS_ENDPOINT, identity.stsEndpoint().toString());
            if (Endpoints.isExposed(identity.stsEndpoint())) {
                config.put(ALLOW_HTTP, "true"); // The catalog allows it, or it would not be here.
            }
        }
        return Map.copyOf(config);
    }

    static String writeBase(BaseIdentity base) {
        return base.name().isEmpty() ? base.kind() : base.kind() + ":" + PercentText.encode(base.name());
    }

    static ClientIdentity read(Map<String, ?> config, IdentityRegistry registry) {
        boolean allowHttp = "true".equals(config.get(ALLOW_HTTP));
        return new ClientIdentity(
                required(config, BASE, text -> base(text, registry)),
                value(config, ROLES, text -> CatalogRules.checkChain(ChainText.read(text))),
                required(config, STS_REGION, CatalogRules::parseRegion),
                value(config, STS_ENDPOINT, text -> CatalogRules.parseEndpoint(text, allowHttp))
                        .orElse(null));
    }

    private static <T> T required(Map<String, ?> config, String key, Function<String, T> parser) {
        Optional<T> value = value(config, key, parser);
        if (value.isEmpty()) {
            throw missing(key);
        }
        return value.get();
    }

    private static <T> Optional<T> value(Map<String, ?> config, String key, Function<String, T> parser) {
        Object value = config.get(key);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(value.toString()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid(key, seen(value.toString(), e), "The value was changed on its way, or written by hand.");
        }
    }

    private static BaseIdentity base(String text, IdentityRegistry registry) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String name = colon < 0 ? "" : PercentText.decode(text.substring(colon + 1));
        return switch (kind) {
            case BaseIdentity.DEFAULT -> BaseIdentity.defaultChain();
            case BaseIdentity.PROFILE -> BaseIdentity.profile(name);
            case BaseIdentity.PROVIDER -> registry.findProvider(name).orElseThrow(() -> providerGone(name));
            default -> throw new IllegalArgumentException("It must be default, profile:<name> or provider:<id>.");
        };
    }

    private static PortolanException providerGone(String id) {
        boolean ofThisJvm = id.startsWith(BaseIdentity.ThisJvm.ID);
        Finding finding = Finding.about(Code.BASE_IDENTITY_UNAVAILABLE, "credentials provider object " + id)
                .asked(BASE + " of this client's configuration")
                .seen(ofThisJvm ? "no open lease" : "no such object in this JVM")
                .cause(
                        ofThisJvm
                                ? "The Portolan that the application gave it to is closed, and so is every client of it."
                                : "The configuration comes from another JVM, and an object cannot travel in it.")
                .fix(
                        ofThisJvm
                                ? "Close clients before their Portolan, or make a new configuration."
                                : "Build the configuration with the default chain or a named profile as base identity, and give "
                                        + "this process that identity.")
                .build();
        return new PortolanException(
                "This configuration names a credentials provider that this JVM does not have", finding);
    }

    private static PortolanException missing(String key) {
        return invalid(
                key, "nothing", "Cluster.clientConfig() did not make the configuration, or a part of it was lost.");
    }

    /** The value and why it cannot be read. The reason may quote any part, so it is left out if something is hidden. */
    private static String seen(String value, Exception reason) {
        String chain = EXTERNAL_ID.matcher(value).replaceFirst("$1…");
        String shown = USER_INFO.matcher(chain).replaceFirst("***@");
        return shown.equals(value) ? "\"" + value + "\": " + reason.getMessage() : "\"" + shown + "\"";
    }

    private static PortolanException invalid(String key, String seen, String cause) {
        Finding finding = Finding.about(Code.CATALOG_INVALID, key)
                .asked("the client's identity")
                .seen(seen)
                .cause(cause)
                .fix("Pass on sasl.jaas.config as Cluster.clientConfig() gives it.")
                .build();
        return new PortolanException("This client's configuration does not name its identity", finding);
    }
}
