package io.portolan.credentials;

import io.portolan.catalog.Hop;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What the operator of this JVM allows to identities that arrive as strings. A Connect worker gets them from everybody who
 * may create a connector. Each is a system property with items between commas. In an item {@code *} stands for any text. A
 * property that is not set allows everything.
 *
 * @param property reads a system property. It gives null for one that is not set.
 */
record AllowedIdentities(UnaryOperator<String> property) {

    static final String ROLES = "portolan.allowed-roles";
    static final String BASES = "portolan.allowed-bases";
    static final String ENDPOINTS = "portolan.allowed-sts-endpoints";

    /** The item of {@link #ROLES} that allows to use the base identity itself. */
    static final String NO_ROLE = "none";

    static final AllowedIdentities OF_THIS_JVM = new AllowedIdentities(System::getProperty);

    /**
     * The same identity.
     *
     * @throws PortolanException with {@code CATALOG_INVALID} if the operator does not allow it
     */
    ClientIdentity require(ClientIdentity identity) {
        require(BASES, IdentityConfig.BASE, IdentityConfig.writeBase(identity.base()));
        if (identity.roles().isEmpty()) {
            require(ROLES, IdentityConfig.ROLES, NO_ROLE);
        } else {
            for (Hop hop : identity.roles().get().hops()) {
                require(ROLES, IdentityConfig.ROLES, hop.roleArn());
            }
        }
        if (identity.stsEndpoint() != null) {
            require(
                    ENDPOINTS,
                    IdentityConfig.STS_ENDPOINT,
                    identity.stsEndpoint().toString());
        }
        return identity;
    }

    private void require(String name, String key, String value) {
        Optional<String> items = Optional.ofNullable(property.apply(name));
        if (items.isEmpty() || allows(items.get(), value)) {
            return;
        }
        Finding finding = Finding.about(Code.CATALOG_INVALID, key)
                .asked("what the system property " + name + " of this JVM allows")
                .seen(value)
                .cause("The operator of this process allows other values only.")
                .fix("Ask the operator to add it to " + name + ", or use one that is allowed.")
                .build();
        throw new PortolanException("This process must not use the client's identity", finding);
    }

    private static boolean allows(String items, String value) {
        for (String item : List.of(items.split(",", -1))) {
            String pattern = ("\\Q" + item.strip() + "\\E").replace("*", "\\E.*\\Q");
            if (Pattern.matches(pattern, value)) {
                return true;
            }
        }
        return false;
    }
}
