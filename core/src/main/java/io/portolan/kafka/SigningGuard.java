package io.portolan.kafka;

import io.portolan.credentials.CredentialsLease;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.security.sasl.SaslException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;

/**
 * Decides before each signature of a client whether it gets credentials. What forbids them is reported once, until it
 * changes. Thread-safe.
 *
 * @param region the region that signatures are for
 * @param approval the preflight of the brokers. Its value may be the cluster id that the preflight has learnt.
 * @param cluster the cluster and what the client has met of it
 */
record SigningGuard(
        Region region,
        CompletableFuture<?> approval,
        HostGuard hosts,
        CredentialsLease credentials,
        WatchedCluster cluster) {

    /** How long Kafka's thread waits for the preflight. Then the connection ends and Kafka comes back. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /**
     * The credentials to sign with. Waits for the preflight. Waits for STS only if there is no valid session.
     *
     * @param renewal whether the connection was let through before
     * @throws SaslException as {@link WithheldCredentials} says
     */
    AwsCredentials admit(BegunConnection connection, boolean renewal) throws SaslException {
        String host = connection.host();
        if (cluster.mistake().isPresent()) {
            throw WithheldCredentials.untilLater(cluster.mistake().get()); // The watch has reported it.
        }
        try {
            AwsCredentials admitted = requireCredentials(connection, renewal);
            GuardReports.OF_THIS_JVM.released(cluster.name(), host);
            return admitted;
        } catch (PortolanException e) {
            GuardReports.OF_THIS_JVM.withheld(cluster.name(), host, e.findings().get(0));
            throw WithheldCredentials.isRefusal(e) ? WithheldCredentials.forGood(e) : WithheldCredentials.untilLater(e);
        } catch (RuntimeException e) {
            throw WithheldCredentials.forGood(e);
        }
    }

    private AwsCredentials requireCredentials(BegunConnection connection, boolean renewal) {
        try {
            awaitApproval();
            hosts.requireRightAddresses(connection, renewal);
            return credentials.resolveCredentials();
        } catch (Error e) {
            throw unable(connection.host(), e); // An Error would end Kafka's thread, and the client with it.
        }
    }

    private void awaitApproval() {
        try {
            if (approval.get(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS) instanceof String learntId) {
                cluster.expect(learntId);
            }
        } catch (TimeoutException e) {
            throw notApproved("no result within " + LONGEST_WAIT.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notApproved("this thread was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "The brokers of cluster " + cluster.name() + " are not approved", e.getCause());
        }
    }

    private PortolanException notApproved(String seen) {
        Finding finding = Finding.about(Code.DEADLINE_EXCEEDED, cluster.name())
                .asked("the result of the preflight")
                .seen(seen)
                .cause("The client has connected, but its brokers are still being checked.")
                .fix("Nothing. The client tries again by itself.")
                .build();
        return new PortolanException("The preflight of cluster " + cluster.name() + " has not ended", finding);
    }

    private static PortolanException unable(String host, Error e) {
        Finding finding = Finding.about(Code.IAM_FAILED, host)
                .asked("credentials for this broker")
                .seen(e.toString())
                .cause("This JVM could not do the work. It lacks memory, threads or a class.")
                .fix("Look at the limits and the class path of this process. The client tries again by itself.")
                .build();
        return new PortolanException("No credentials are sent to " + host, List.of(finding), e);
    }
}
