package io.portolan.preflight;

import io.portolan.catalog.CidrBlock;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ServiceVpc;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.network.AddressJudgement;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/** Puts the diagnoses of one name into words. Causes and fixes do not repeat the name: several names often share them. */
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
        ForwardingRule rule = ForwardingRule.of(view.host(), context.requiredVpc(cluster));
        return switch (code) {
            case MISSING_RULE, RULE_TO_OTHER_VPC, REBIND_PROTECTION, RULE_TARGET_UNREACHABLE, RESOLVER_REFUSED ->
                new ForwardingAdvice(rule, vpc(), clientRegion(), context.sites()).advise(code);
            case WRONG_ENVIRONMENT, WRONG_REGION, PUBLIC_ADDRESS, OUTSIDE_SERVICE_VPC ->
                new AddressAdvice(judgement, rule, vpc()).advise(code, view.addresses());
            default -> AnswerAdvice.advise(code, vpc());
        };
    }

    private String clientRegion() {
        return context.clientRegion().map(Region::id).orElse("the client's region");
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
