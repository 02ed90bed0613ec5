package io.portolan;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.RoleBase;
import io.portolan.catalog.RoleChain;
import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The base identities that the application has given. Immutable and thread-safe.
 *
 * @param common that of roles without a base of their own, and of clusters without a role
 * @param named those that roles name
 */
record BaseIdentities(BaseIdentity common, Map<String, BaseIdentity> named) {

    BaseIdentities {
        named = Map.copyOf(named);
    }

    /** Checks that each name of the catalog stands for a base identity. Throws one exception with all that do not. */
    BaseIdentities requireNamesOf(ClusterCatalog catalog) {
        List<Finding> missing = new ArrayList<>();
        for (String name : catalog.baseIdentityNames()) {
            if (!named.containsKey(name)) {
                missing.add(missing(name));
            }
        }
        if (!missing.isEmpty()) {
            throw new PortolanException("The catalog names base identities that nobody has given", missing, null);
        }
        return this;
    }

    /** The base identity of these roles. */
    BaseIdentity find(Optional<RoleChain> roles) {
        Optional<RoleBase> own = roles.isPresent() ? roles.get().base() : Optional.empty();
        if (own.isEmpty()) {
            return common;
        }
        Optional<String> profile = own.get().profile();
        return profile.isPresent()
                ? BaseIdentity.profile(profile.get())
                : named(own.get().name().orElseThrow());
    }

    /** Only roles that no cluster names can be without one, since the others have been checked. */
    private BaseIdentity named(String name) {
        BaseIdentity identity = named.get(name);
        if (identity == null) {
            throw new PortolanException("The catalog names a base identity that nobody has given", missing(name));
        }
        return identity;
    }

    private static Finding missing(String name) {
        return Finding.about(Code.CATALOG_INVALID, "base identity " + name)
                .asked("the base identity that roles of the catalog name")
                .seen("none of that name")
                .cause("The application has not given it.")
                .fix("Give it by Portolan.builder(catalog).baseIdentity(\"" + name
                        + "\", …), or write base: {profile: …}.")
                .build();
    }
}
