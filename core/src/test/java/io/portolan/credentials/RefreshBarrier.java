package io.portolan.credentials;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Waits until the refresh thread has done what it was given: by giving it one more thing, which it does after that. */
final class RefreshBarrier implements AutoCloseable {

    private static final Duration LIFE = Duration.ofHours(6);

    private final TestClock clock;
    private final CredentialsLease lease;

    RefreshBarrier(Registry registry, TestClock clock, StsServer sts) {
        this.clock = clock;
        lease = registry.lease(TestChains.identity(BaseIdentity.provider(this::credentials), sts.endpoint()));
        lease.resolveCredentials();
    }

    /** A minute or more must have passed since the last time: as often is a base identity asked. */
    void await() {
        Optional<Instant> expiry = Optional.of(clock.instant().plus(LIFE));
        TestChains.until(() -> {
            lease.resolveCredentials();
            return lease.expiry().equals(expiry);
        });
    }

    @Override
    public void close() {
        lease.close();
    }

    private AwsCredentials credentials() {
        return AwsSessionCredentials.builder()
                .accessKeyId("ASIABARRIER")
                .secretAccessKey("s")
                .sessionToken("t")
                .expirationTime(clock.instant().plus(LIFE))
                .build();
    }
}
