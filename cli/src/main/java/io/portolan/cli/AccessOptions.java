package io.portolan.cli;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.SnapshotPolicy;
import io.portolan.credentials.BaseIdentity;
import java.time.Duration;
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
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "How long one preflight may take, such as 500ms or 1m (default: 10s, and up to 30s if round trips are"
                            + " long).")
    Optional<Duration> timeout = Optional.empty();

    /** Runs some work with an open catalog and shows its progress. It uses no snapshot, since commands show the present state. */
    <T> T use(ClusterCatalog catalog, CommandOutput output, Function<Portolan, T> work) {
        Portolan.Builder builder = Portolan.builder(catalog.withSnapshot(SnapshotPolicy.OFF))
                .baseIdentity(profile.map(BaseIdentity::profile).orElseGet(BaseIdentity::defaultChain));
        timeout.ifPresent(builder::preflightDeadline);
        try (ProgressLine progress = ProgressLine.open(output);
                Portolan portolan = builder.listener(progress).open()) {
            return work.apply(portolan);
        }
    }

    /** The same with the catalog of the options. */
    <T> T use(CommandOutput output, Function<Portolan, T> work) {
        return use(catalog.load(), output, work);
    }
}
