package io.portolan.credentials;

import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Role chains for tests of sessions, and a wait for a condition. */
final class SampleChains {

    static final String HUB = "arn:aws:iam::111111111111:role/hub";
    static final String ORDERS = "arn:aws:iam::222222222222:role/orders";

    /** The base identity of a pod that {@link LoopbackStsServer} knows. */
    static final AwsCredentialsProvider POD = StaticCredentialsProvider.create(
            AwsBasicCredentials.create(LoopbackStsServer.BASE_KEY, LoopbackStsServer.SECRET + "base"));

    private SampleChains() {}

    static ClientIdentity identity(BaseIdentity base, URI sts, String... roles) {
        return identity(
                base,
                sts,
                Stream.of(roles).map(role -> new Hop(role, null, Map.of())).toList());
    }

    static ClientIdentity identity(BaseIdentity base, URI sts, List<Hop> hops) {
        RoleChain chain = new RoleChain("chain", "checkout", Duration.ofHours(1), hops);
        return new ClientIdentity(base, hops.isEmpty() ? Optional.empty() : Optional.of(chain), Region.US_EAST_2, sts);
    }

    static void awaitTrue(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            Assertions.assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
