package io.portolan.preflight;

import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ServiceVpc;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.network.AddressJudgement;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/**
 * Puts the diagnoses of one name into words. Causes and fixes do not repeat the name because several names often share them.
 */
final class DnsFindings {

    private final PreflightContext context;
    private final ClusterDefinition cluster;
    private final AddressJudgement judgement;
    private final String region;

    DnsFindings(PreflightContext context, ClusterDefinition cluster, AddressJudgement judgement) {
        this.context = context;
        this.cluster = cluster;
        this.judgement = judgement;
        this.region = cluster.regionId();
    }

    Finding finding(NameView view, Code code) {
        if (code == Code.OK) {
            return Finding.about(code, view.host())
                    .seen(NameViewText.line(view))
                    .build();
        }
        Advice advice = advice(view, code);
        return Finding.about(code, view.host())
                .asked(expected())
                .seen(NameViewText.table(view))
                .cause(advice.cause())
                .fix(advice.fix())
                .build();
    }

    private Advice advice(NameView view, Code code) {
        return switch (code) {
            case MISSING_RULE -> forwarding(view).missing();
            case RULE_TO_OTHER_VPC -> forwarding(view).toOtherVpc();
            case REBIND_PROTECTION -> forwarding(view).stripped();
            case RULE_TARGET_UNREACHABLE -> forwarding(view).unreachable();
            case RESOLVER_REFUSED -> forwarding(view).refused();
            case WRONG_ENVIRONMENT -> addresses(view).wrongEnvironment();
            case WRONG_REGION -> addresses(view).wrongRegion();
            case PUBLIC_ADDRESS -> addresses(view).publicAddress();
            case OUTSIDE_SERVICE_VPC -> addresses(view).outsideServiceVpc();
            case STALE_ANSWER -> AnswerAdvice.stale();
            case IPV6_BLOCK_MISSING -> addresses(view).ipv6BlockMissing();
            case LOCAL_OVERRIDE -> AnswerAdvice.overridden(new AddressOrigin(view.searched()));
            case HOST_RESOLVERS_DISAGREE -> AnswerAdvice.hostsDisagree();
            case CENTRAL_DISAGREE -> AnswerAdvice.disagree(vpc());
            case NOT_IN_SERVICE_VPC -> AnswerAdvice.notInVpc(vpc());
            case DNS_UNREACHABLE -> AnswerAdvice.unreachable(view);
            case UNKNOWN_HOST -> AnswerAdvice.unknownHost();
            case DEADLINE_EXCEEDED -> Advice.late();
            case OK, CATALOG_INVALID, UNKNOWN_CLUSTER, OVERRIDE_REFUSED, BASE_IDENTITY_UNAVAILABLE -> Advice.NONE;
            case ROLE_NOT_ASSUMABLE, STS_UNAVAILABLE, CLOCK_DRIFT, CLOCK_SKEW, CONTROL_PLANE_UNREACHABLE -> Advice.NONE;
            case CONTROL_PLANE_DENIED, CLUSTER_NOT_FOUND, CLUSTER_NOT_ACTIVE, NO_IAM_LISTENER -> Advice.NONE;
            case UNEXPECTED_BROKERS, CENTRAL_DEGRADED, CENTRAL_UNREACHABLE, JVM_DNS_CACHE -> Advice.NONE;
            case JVM_WITHOUT_DNS, TCP_TIMEOUT, TCP_REFUSED, TCP_DEGRADED, TLS_SETTING_REFUSED -> Advice.NONE;
            case TRUST_STORE_UNUSABLE, JVM_WITHOUT_CURVES, TLS_NAME_MISMATCH, TLS_UNTRUSTED, TLS_EXPIRED -> Advice.NONE;
            case TLS_FAILED, BROKER_DEGRADED, ACCESS_DENIED, IAM_FAILED, BROKER_THROTTLED -> Advice.NONE;
            case METADATA_TIMEOUT, METADATA_FAILED, WRONG_CLUSTER, CLUSTER_ID_CHANGED -> Advice.NONE;
        };
    }

    private ForwardingAdvice forwarding(NameView view) {
        String resolver = view.hostDns()
                .denying()
                .map(answer -> "The " + answer.viewpoint())
                .orElse("This host's resolver");
        return new ForwardingAdvice(rule(view), vpc(), clientRegion(), context.sites(), resolver);
    }

    private AddressAdvice addresses(NameView view) {
        return new AddressAdvice(
                judgement, rule(view), vpc(), view.addresses(), AddressOrigin.of(view), "Nothing was sent there.");
    }

    private ForwardingRule rule(NameView view) {
        return ForwardingRule.of(view.host(), context.requiredVpc(cluster));
    }

    private String clientRegion() {
        // The host's configuration may name any text as its region.
        return context.clientRegion()
                .map(Region::id)
                .filter(id -> id.matches("[a-z0-9-]+"))
                .orElse("the client's region");
    }

    private String expected() {
        return context.requiredVpc(cluster)
                .map(vpc -> "addresses in " + blocks(vpc) + ", " + vpc())
                .orElse("addresses");
    }

    private String vpc() {
        String environment = context.environment().isEmpty() ? "" : " (" + context.environment() + ")";
        return "the service VPC of " + region + environment;
    }

    private static String blocks(ServiceVpc vpc) {
        return vpc.cidrBlocks().stream().map(CidrBlock::toString).collect(Collectors.joining(", "));
    }
}
