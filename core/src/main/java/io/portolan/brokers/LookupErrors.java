package io.portolan.brokers;

import io.portolan.aws.AwsError;
import io.portolan.aws.ClientFault;
import io.portolan.aws.ClockAdvice;
import io.portolan.aws.CurvesAdvice;
import io.portolan.aws.UnreadableAnswerException;
import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClusterDefinition.Access;
import io.portolan.catalog.Connectivity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PeerText;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.CauseChain;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.KafkaResponse;

/** Explains why one look-up failed. */
record LookupErrors(BrokerLookup lookup) {

    private static final String ENDPOINT = "endpoints.kafka of the catalog";

    /**
     * The call's result. An exception of the SDK is thrown as a finding. A {@code PortolanException} of the credentials' provider
     * stays as it is.
     */
    <T> T callOrExplain(String action, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw CauseChain.find(e, PortolanException.class).orElseGet(() -> explain(action, e));
        }
    }

    PortolanException notActive(Cluster cluster, KafkaResponse answer) {
        return exception(
                finding(Code.CLUSTER_NOT_ACTIVE, "kafka:GetBootstrapBrokers")
                        .seen("state " + PeerText.shorten(String.valueOf(cluster.stateAsString())) + request(answer))
                        .cause("The cluster is not ACTIVE.")
                        .fix("Wait until it is, or look in the MSK console why it is not."),
                null);
    }

    PortolanException noListener(MskListeners listeners) {
        Access access = lookup.cluster().access();
        String names = listeners.names().isEmpty() ? "no listener" : "only " + String.join(", ", listeners.names());
        return exception(
                finding(Code.NO_IAM_LISTENER, "kafka:GetBootstrapBrokers")
                        .seen(names + request(listeners.answer()))
                        .cause("The cluster has no " + lookup.listener() + " listener.")
                        .fix("Enable " + access.authentication().title() + " for " + access.connectivity()
                                + " connectivity on the cluster, or set the connectivity"
                                + (lookup.ip().isPresent() ? " and the IP version (ip)" : "")
                                + " of a listener that it has."),
                null);
    }

    PortolanException unexpectedBrokers(List<BrokerAddress> strangers, BrokerZones zones, MskListeners listeners) {
        return exception(
                finding(Code.UNEXPECTED_BROKERS, "kafka:GetBootstrapBrokers")
                        .seen(PeerText.shorten(strangers.toString()) + request(listeners.answer()))
                        .cause(
                                "The answer names hosts outside the zones of MSK in this region. Clients would send signed"
                                        + " requests there.")
                        .fix(
                                "Check who answers at this endpoint of the MSK API. If the names are right, add their domain"
                                        + " to clusters.<name>.host-suffixes in the catalog. Expected are " + zones
                                        + "."),
                null);
    }

    PortolanException noSuchName(String name, KafkaResponse answer) {
        return exception(
                finding(Code.CLUSTER_NOT_FOUND, "kafka:ListClustersV2")
                        .seen("no cluster named exactly " + name + request(answer))
                        .cause("This account has no cluster of that name in this region.")
                        .fix("Correct cluster-name or region, or the control-plane role, whose account is searched."),
                null);
    }

    /** Adds to an error what the other two sources said when nothing is left to use. Other errors stay as they are. */
    PortolanException nothingElse(PortolanException e, String snapshot) {
        if (!e.has(Code.CONTROL_PLANE_UNREACHABLE) && !e.has(Code.CONTROL_PLANE_DENIED)) {
            return e;
        }
        List<Finding> findings = e.findings().stream()
                .map(finding -> finding.toBuilder()
                        .seen("MSK API: " + finding.seen() + "; snapshot: " + snapshot
                                + "; catalog: no bootstrap-servers to fall back on")
                        .build())
                .toList();
        return new PortolanException(headline(), findings, e.getCause());
    }

    /** The thread that looked up, or waited for another one to do so, was interrupted. The network is not to blame. */
    PortolanException interrupted(Throwable cause) {
        return exception(
                finding(Code.CONTROL_PLANE_UNREACHABLE, "bootstrap brokers")
                        .seen("the thread " + Thread.currentThread().getName() + " was interrupted")
                        .cause("The application interrupted the thread, for instance to shut down."),
                cause);
    }

    private PortolanException explain(String action, SdkException e) {
        if (Thread.currentThread().isInterrupted()) {
            return interrupted(e);
        }
        if (e instanceof BudgetSpentException) {
            String cause = "There are too many look-ups at once. This process makes only so many in a second.";
            return exception(unreachable(action, String.valueOf(e.getMessage()), cause), null);
        }
        if (e instanceof UnreadableAnswerException) {
            return exception(
                    unreachable(action, String.valueOf(e.getMessage()), UnreadableAnswerException.CAUSE), null);
        }
        Optional<ClientFault> fault = ClientFault.of(e, lookup.region(), Optional.of(ENDPOINT));
        if (fault.isPresent()) {
            return exception(
                    finding(Code.CONTROL_PLANE_UNREACHABLE, action)
                            .seen(String.valueOf(e.getMessage()))
                            .cause(fault.get().cause())
                            .fix(fault.get().fix()),
                    e);
        }
        if (!(e instanceof AwsServiceException answer)) {
            String cause = "The MSK API cannot be reached from this host, or it does not answer in time.";
            return exception(unreachable(action, String.valueOf(e.getMessage()), cause), e);
        }
        // Without the SDK's exception as the cause, because a signature error's text repeats the session token.
        return exception(refused(action, answer, AwsError.of(answer).text()), null);
    }

    private Finding.Builder refused(String action, AwsServiceException e, String seen) {
        if (e.isThrottlingException()) {
            return unreachable(
                            action, seen, "The MSK API throttles: there are too many calls in this account and region.")
                    .fix(
                            "Let fewer processes ask at once: keep a snapshot that each start finds. Or give bootstrap-servers"
                                    + " in the catalog to fall back on.");
        }
        if (e.statusCode() >= 500) {
            return unreachable(action, seen, "The MSK API has a fault.");
        }
        Optional<Duration> skew = AwsError.clockSkew(e, Clock.systemUTC());
        if (skew.isPresent()) {
            return finding(Code.CLOCK_SKEW, action)
                    .seen(seen)
                    .cause(ClockAdvice.cause(skew.get()))
                    .fix(ClockAdvice.FIX);
        }
        if (e.statusCode() == 404) {
            return finding(Code.CLUSTER_NOT_FOUND, action)
                    .seen(seen)
                    .cause("No cluster has this ARN. It was deleted or created again, or the ARN is mistyped.")
                    .fix("Correct the ARN in the catalog.");
        }
        return refusal(action, e, seen);
    }

    /** The service has refused this caller, or this endpoint this region. */
    private Finding.Builder refusal(String action, AwsServiceException e, String seen) {
        if (AwsError.of(e).isOfOtherRegion()) {
            return unreachable(action, seen, "This endpoint is not of the cluster's region, " + lookup.region() + ".")
                    .fix("Correct " + ENDPOINT + " for this region, or the cluster's region.");
        }
        return finding(Code.CONTROL_PLANE_DENIED, action)
                .seen(seen)
                .cause("The MSK API refuses this " + (denied(e) ? "caller." : "request."))
                .fix(denied(e) ? permission(action) : "Correct what the answer names.");
    }

    private static boolean denied(AwsServiceException e) {
        return e.statusCode() == 401 || e.statusCode() == 403;
    }

    private String multiVpc() {
        return lookup.cluster().access().connectivity() != Connectivity.VPC_CONNECTIVITY
                ? ""
                : " With multi-VPC private connectivity, a client of another account needs the cluster policy: it must allow"
                        + " kafka:CreateVpcConnection, kafka:GetBootstrapBrokers and kafka:DescribeClusterV2 to that account.";
    }

    private String permission(String action) {
        return "Allow " + action + " and kafka:DescribeClusterV2 to " + lookup.caller() + ", which must be of account "
                + lookup.account() + ". Or set a control-plane-role that is allowed." + multiVpc();
    }

    private Finding.Builder unreachable(String action, String seen, String cause) {
        return finding(Code.CONTROL_PLANE_UNREACHABLE, action)
                .seen(seen)
                .cause(cause)
                .fix("Check the route, proxy or interface endpoint to the MSK API in " + lookup.region()
                        + ". If there is none, give bootstrap-servers in the catalog.");
    }

    private static String request(KafkaResponse answer) {
        return " (request id " + PeerText.shorten(answer.responseMetadata().requestId()) + ")";
    }

    private Finding.Builder finding(Code code, String action) {
        return Finding.about(code, lookup.description()).asked(action + " by " + lookup.caller());
    }

    private PortolanException exception(Finding.Builder finding, @Nullable Throwable cause) {
        return new PortolanException(headline(), List.of(CurvesAdvice.explain(finding.build(), cause)), cause);
    }

    private String headline() {
        return "No bootstrap brokers of cluster " + lookup.cluster().name();
    }
}
