package io.portolan.cli;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.SnapshotPolicy;
import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of all commands that call AWS or clusters. They name the catalog, the identity and the time limit. */
final class AccessOptions {

    @Mixin
    CatalogOption catalog = new CatalogOption();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The AWS profile that assumes the first role (default: the AWS SDK's default chain).")
    Optional<String> profile = Optional.empty();

    @Option(
            names = "--base",
            paramLabel = "NAME=PROFILE",
            description = "The AWS profile of a base identity that the catalog names. Can be repeated.")
    Map<String, String> bases = new LinkedHashMap<>();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "How long one preflight may take, such as 500ms or 1m (default: 10s, and up to 30s if round trips are"
                            + " long).")
    Optional<Duration> timeout = Optional.empty();

    /** Runs some work with an open catalog and shows its progress. */
    <T> T use(ClusterCatalog catalog, CommandOutput output, Function<Portolan, T> work) {
        try (ProgressLine progress = ProgressLine.open(output);
                Portolan portolan = open(catalog, progress)) {
            return work.apply(portolan);
        }
    }

    /** Opens a catalog with these options. It uses no snapshot, since commands show the present state. */
    Portolan open(ClusterCatalog catalog, PortolanListener listener) {
        Portolan.Builder builder = Portolan.builder(catalog.withSnapshot(SnapshotPolicy.OFF))
                .baseIdentity(profile.map(BaseIdentity::profile).orElseGet(BaseIdentity::defaultChain))
                .listener(listener);
        timeout.ifPresent(builder::preflightDeadline);
        for (String base : catalog.baseIdentityNames()) {
            builder.baseIdentity(base, namedIdentity(base));
        }
        return builder.open();
    }

    /** A base identity that the catalog names. Without an option for it, only the clusters fail that need it. */
    private BaseIdentity namedIdentity(String name) {
        String chosen = bases.get(name);
        return chosen == null
                ? BaseIdentity.provider(() -> {
                    throw missing(name);
                })
                : BaseIdentity.profile(chosen);
    }

    private static PortolanException missing(String name) {
        return new PortolanException(
                "No profile is given for a base identity of the catalog",
                Finding.about(Code.BASE_IDENTITY_UNAVAILABLE, "base identity " + name)
                        .asked("the profile of the base identity that a role names")
                        .seen("no option --base for it")
                        .cause("The catalog gives the name only. Each program has to say which identity it stands for.")
                        .fix("Add --base " + name + "=<profile of the AWS configuration>.")
                        .build());
    }

    /** The same with the catalog of the options. */
    <T> T use(CommandOutput output, Function<Portolan, T> work) {
        return use(catalog.load(), output, work);
    }
}
