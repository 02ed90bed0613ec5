package io.portolan;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;

/**
 * The AWS profiles that a config provider has for base identities of its catalog. Immutable and thread-safe.
 *
 * @param profiles by the names of the base identities
 */
record BaseProfiles(Map<String, String> profiles) {

    static final BaseProfiles NONE = new BaseProfiles(Map.of());

    BaseProfiles {
        profiles = Map.copyOf(profiles);
    }

    /** Those of the parameters that begin with {@link PortolanConfigProvider#BASE}. */
    static BaseProfiles read(Map<String, ?> parameters) {
        Map<String, String> profiles = new TreeMap<>();
        parameters.forEach((parameter, value) -> {
            if (parameter.startsWith(PortolanConfigProvider.BASE)) {
                profiles.put(parameter.substring(PortolanConfigProvider.BASE.length()), profile(parameter, value));
            }
        });
        return new BaseProfiles(profiles);
    }

    private static String profile(String parameter, Object value) {
        String profile = String.valueOf(value).strip();
        if (profile.isEmpty()) {
            throw new ConfigException(parameter, value, "It must be the name of an AWS profile.");
        }
        return profile;
    }

    /** Opens a catalog. Without a profile for a base identity, only the clusters fail that need it. */
    Portolan open(ClusterCatalog catalog) {
        Portolan.Builder builder = Portolan.builder(catalog);
        for (String name : catalog.baseIdentityNames()) {
            builder.baseIdentity(name, identity(name));
        }
        return builder.open();
    }

    private BaseIdentity identity(String name) {
        String profile = profiles.get(name);
        return profile == null
                ? BaseIdentity.provider(() -> {
                    throw missing(name);
                })
                : BaseIdentity.profile(profile);
    }

    private static PortolanException missing(String name) {
        return new PortolanException(
                "No profile is given for a base identity of the catalog",
                Finding.about(Code.BASE_IDENTITY_UNAVAILABLE, "base identity " + name)
                        .asked("the profile of the base identity that a role names")
                        .seen("no parameter for it of the config provider")
                        .cause("The catalog gives the name only. Each program has to say which identity it stands for.")
                        .fix("Set config.providers.<its name>.param." + PortolanConfigProvider.BASE + name
                                + " to a profile of the AWS configuration.")
                        .build());
    }
}
