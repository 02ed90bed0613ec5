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

/** Options of the commands that go out to clusters: which catalog, as whom, for how long. */
final class AccessOptions {

    @Mixin
    CatalogOption catalog = new CatalogOption();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The profile whose identity assumes the first role; default: the AWS SDK's default chain.")
    Optional<String> profile = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "10s",
            description = "How long one preflight may take, such as 500ms, 10s, 1m; default: ${DEFAULT-VALUE}.")
    Duration timeout = Duration.ZERO;

    /** Does something with an open catalog, showing progress meanwhile; asks how things are now, not how they were. */
    <T> T use(ClusterCatalog catalog, CommandOutput output, Function<Portolan, T> work) {
        try (ProgressLine progress = ProgressLine.open(output);
                Portolan portolan = Portolan.builder(catalog.withSnapshot(SnapshotPolicy.OFF))
                        .baseIdentity(profile.map(BaseIdentity::profile).orElseGet(BaseIdentity::defaultChain))
                        .preflightDeadline(timeout)
                        .listener(progress)
                        .open()) {
            return work.apply(portolan);
        }
    }

    /** The same with the catalog of the options. */
    <T> T use(CommandOutput output, Function<Portolan, T> work) {
        return use(catalog.load(), output, work);
    }
}
