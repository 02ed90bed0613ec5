package io.portolan.preflight;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ServiceVpc;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/** Puts the diagnoses of one name into words. Causes and fixes do not repeat the name: several names often share them. */
final class DnsFindings {

    private final Estate estate;
    private final AddressJudgement judgement;
    private final String region;

    DnsFindings(Estate estate, ClusterDefinition cluster, AddressJudgement judgement) {
        this.estate = estate;
        this.judgement = judgement;
        this.region = cluster.region().isPresent() ? cluster.region().get().id() : "";
    }

    Finding of(NameView view, Code code) {
        if (code == Code.OK) {
            return Finding.about(code, view.host()).seen(ViewText.line(view)).build();
        }
        Advice advice = advice(view, code);
        return Finding.about(code, view.host())
                .asked(expected())
                .seen(ViewText.table(view))
                .cause(advice.cause())
                .fix(advice.fix())
                .build();
    }

    private Advice advice(NameView view, Code code) {
        ForwardingRule rule = ForwardingRule.of(view.host(), judgement.central());
        return switch (code) {
            case MISSING_RULE, RULE_TO_OTHER_VPC, REBIND_PROTECTION, RULE_TARGET_UNREACHABLE, RESOLVER_REFUSED ->
                new RuleAdvice(rule, vpc(), clientRegion(), estate.sites()).on(code);
            case WRONG_ENVIRONMENT, WRONG_REGION, PUBLIC_ADDRESS, OUTSIDE_SERVICE_VPC ->
                new PlaceAdvice(judgement, rule, vpc()).on(code, view.addresses());
            default -> AnswerAdvice.on(code, vpc());
        };
    }

    private String clientRegion() {
        return estate.clientRegion().map(Region::id).orElse("the client's region");
    }

    private String expected() {
        return judgement
                .central()
                .map(vpc -> "addresses in " + blocks(vpc) + ", " + vpc())
                .orElse("addresses");
    }

    private String vpc() {
        String environment = estate.environment().isEmpty() ? "" : " (" + estate.environment() + ")";
        return "the service VPC of " + region + environment;
    }

    private static String blocks(ServiceVpc vpc) {
        return vpc.cidrBlocks().stream()
                .map(block -> block.network().getHostAddress() + "/" + block.prefixLength())
                .collect(Collectors.joining(", "));
    }
}
