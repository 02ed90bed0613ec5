package io.portolan;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Stage;
import io.portolan.testkit.CertificateFault;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.aws.AwsFault;
import io.portolan.testkit.aws.AwsService;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Faults of roles, the control plane, certificates and brokers, with the words that the findings must have. */
// The fields are never changed. They are a lambda and a copied list.
@SuppressWarnings("ImmutableEnumChecker")
enum PathFault {
    FIRST_HOP_DENIED(
            Code.ROLE_NOT_ASSUMABLE,
            Stage.CREDENTIALS,
            (msk, catalog) -> {
                msk.faults().aws().deny("sts:AssumeRole", OrdersEstate.HUB);
                return catalog;
            },
            "The role does not exist, its trust policy does not admit this caller without an external "
                    + "id, or the caller's own policy does not allow sts:AssumeRole on it.",
            "Let the trust policy of arn:aws:iam::111111111111:role/kafka-hub allow sts:AssumeRole to "
                    + "arn:aws:iam::333333333333:user/shop",
            "Let the policy of arn:aws:iam::333333333333:user/shop allow sts:AssumeRole on the role"),
    LAST_HOP_GONE(
            Code.ROLE_NOT_ASSUMABLE,
            Stage.CREDENTIALS,
            (msk, catalog) -> {
                msk.iam().removeRole(OrdersEstate.CLIENT);
                return catalog;
            },
            "The role does not exist, its trust policy does not admit this caller with this external "
                    + "id, or the caller's own policy does not allow sts:AssumeRole on it.",
            "Let the trust policy of arn:aws:iam::222222222222:role/orders-client allow "
                    + "sts:AssumeRole to arn:aws:iam::111111111111:role/kafka-hub"),
    LAST_HOP_DENIED_FOR_KAFKA(
            Code.ROLE_NOT_ASSUMABLE,
            Stage.IAM,
            (msk, catalog) -> {
                msk.iam().removeRole(OrdersEstate.CLIENT);
                return OrdersEstate.bootstrapGiven(msk, catalog);
            },
            "The role does not exist, its trust policy does not admit this caller with this external "
                    + "id, or the caller's own policy does not allow sts:AssumeRole on it.",
            "Let the trust policy of arn:aws:iam::222222222222:role/orders-client allow "
                    + "sts:AssumeRole to arn:aws:iam::111111111111:role/kafka-hub"),
    EXTERNAL_ID_WRONG(
            Code.ROLE_NOT_ASSUMABLE,
            Stage.CREDENTIALS,
            (msk, catalog) -> catalog.replace(OrdersEstate.EXTERNAL_ID, "another-team"),
            "The role does not exist, its trust policy does not admit this caller with this external "
                    + "id, or the caller's own policy does not allow sts:AssumeRole on it.",
            "Let the trust policy of arn:aws:iam::222222222222:role/orders-client allow "
                    + "sts:AssumeRole to arn:aws:iam::111111111111:role/kafka-hub"),
    STS_DOWN(
            Code.STS_UNAVAILABLE,
            Stage.CREDENTIALS,
            (msk, catalog) -> {
                msk.faults().aws().raise(AwsService.STS, AwsFault.UNAVAILABLE);
                return catalog;
            },
            "STS has a fault in this region.",
            "Check the route, proxy or interface endpoint to STS in us-east-2",
            "or choose another STS region"),
    STS_THROTTLED(
            Code.STS_UNAVAILABLE,
            Stage.CREDENTIALS,
            (msk, catalog) -> {
                msk.faults().aws().raise(AwsService.STS, AwsFault.THROTTLED);
                return catalog;
            },
            "STS throttles: there are too many calls in this account and region.",
            "Let fewer processes start at once, or ask for a higher quota."),
    CLOCK_SKEWED(
            Code.CLOCK_SKEW,
            Stage.CREDENTIALS,
            (msk, catalog) -> {
                msk.faults().clock().skew(Duration.ofMinutes(20));
                return catalog;
            },
            "This host's clock is behind AWS's by",
            "Synchronise this host's clock (NTP, chrony"),
    CLOCK_SKEWED_FOR_KAFKA(
            Code.CLOCK_SKEW,
            Stage.IAM,
            (msk, catalog) -> {
                msk.faults().clock().skew(Duration.ofMinutes(-20));
                return OrdersEstate.bootstrapGiven(msk, catalog);
            },
            "This host's clock is ahead of AWS's by",
            "Synchronise this host's clock (NTP, chrony"),
    MSK_API_DOWN(
            Code.CONTROL_PLANE_UNREACHABLE,
            Stage.BROKERS,
            (msk, catalog) -> {
                msk.faults().aws().raise(AwsService.KAFKA, AwsFault.UNAVAILABLE);
                return catalog;
            },
            "The MSK API has a fault.",
            "Check the route, proxy or interface endpoint to the MSK API in us-east-2",
            "give bootstrap-servers in the catalog"),
    MSK_API_DENIES(
            Code.CONTROL_PLANE_DENIED,
            Stage.BROKERS,
            (msk, catalog) -> {
                msk.faults().aws().deny("kafka:GetBootstrapBrokers", OrdersEstate.CLIENT);
                return catalog;
            },
            "The MSK API refuses this caller.",
            "Allow kafka:GetBootstrapBrokers and kafka:DescribeClusterV2 to role "
                    + "arn:aws:iam::222222222222:role/orders-client",
            "set a control-plane-role that is allowed."),
    NO_SUCH_CLUSTER(
            Code.CLUSTER_NOT_FOUND,
            Stage.BROKERS,
            (msk, catalog) -> catalog.replaceAll("cluster/orders/[0-9a-f]{8}", "cluster/orders/00000000"),
            "No cluster has this ARN. It was deleted or created again, or the ARN is mistyped.",
            "Correct the ARN in the catalog."),
    CLUSTER_BEING_MADE(
            Code.CLUSTER_NOT_ACTIVE,
            Stage.BROKERS,
            (msk, catalog) -> catalog.replace(
                    msk.cluster("orders").arn(), msk.cluster("creating").arn()),
            "The cluster is not ACTIVE.",
            "Wait until it is, or look in the MSK console why it is not."),
    CERTIFICATE_FOR_ANOTHER_NAME(
            Code.TLS_NAME_MISMATCH,
            Stage.TLS,
            (msk, catalog) -> {
                msk.cluster("orders").showCertificate(CertificateFault.OTHER_NAME);
                return catalog;
            },
            "The certificate is trusted, but it is for another name.",
            "use the name that MSK gives",
            "hosts file, forwarder, load balancer"),
    TLS_INSPECTED(
            Code.TLS_UNTRUSTED,
            Stage.TLS,
            (msk, catalog) -> {
                msk.cluster("orders").showCertificate(CertificateFault.OTHER_AUTHORITY);
                return catalog;
            },
            "No CA that this client trusts signed the certificate.",
            "If the issuer is a proxy, exempt the brokers' names and ports from TLS inspection",
            "ssl.truststore.location"),
    CERTIFICATE_EXPIRED(
            Code.TLS_EXPIRED,
            Stage.TLS,
            (msk, catalog) -> {
                msk.cluster("orders").showCertificate(CertificateFault.EXPIRED);
                return catalog;
            },
            "By this host's clock, the certificate or one of its issuers' is expired or not yet valid.",
            "Check this host's clock first",
            "renew the broker's certificate"),
    CONNECT_DENIED(
            Code.ACCESS_DENIED,
            Stage.IAM,
            (msk, catalog) -> {
                msk.cluster("orders").deny(OrdersEstate.CLIENT);
                return catalog;
            },
            "The signature arrived, but this identity may not connect: "
                    + "arn:aws:iam::222222222222:role/orders-client.",
            "In the policy of arn:aws:iam::222222222222:role/orders-client, allow kafka-cluster:Connect on the cluster's ARN"),
    TOO_MANY_CONNECTS(
            Code.BROKER_THROTTLED,
            Stage.IAM,
            (msk, catalog) -> {
                msk.cluster("orders").throttleConnects();
                return catalog;
            },
            "The cluster has reached its limit of connections, or of new connections per second.",
            "spread restarts over time",
            "reconnect.backoff.ms at 1000 or more",
            "ask for a higher quota (Serverless)");

    private final Code code;
    private final Stage stage;
    private final Fault fault;
    private final String cause;
    private final List<String> fix;

    /** Breaks an estate, or what the catalog says about it. */
    private interface Fault {
        String strike(LocalMsk msk, String catalog);
    }

    PathFault(Code code, Stage stage, Fault fault, String cause, String... fix) {
        this.code = code;
        this.stage = stage;
        this.fault = fault;
        this.cause = cause;
        this.fix = List.of(fix);
    }

    Code code() {
        return code;
    }

    Stage stage() {
        return stage;
    }

    /** Breaks the estate and returns the catalog to open. */
    String strike(LocalMsk msk, String catalog) {
        return fault.strike(msk, catalog);
    }

    String cause() {
        return cause;
    }

    Stream<String> fix() {
        return fix.stream();
    }
}
