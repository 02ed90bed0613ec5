package io.portolan.testkit.estate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The resolver of a VPC. It says which rules it follows. All answers are those of the moment. Thread-safe. */
public final class VpcResolver {

    /** The longest domain wins. Of two equal ones the VPC's own association wins over that of a Profile. */
    private static final Comparator<AppliedRule> PRECEDENCE = Comparator.<AppliedRule>comparingInt(
                    applied -> applied.rule().domain().length())
            .thenComparing(applied -> applied.profileId().isEmpty())
            .thenComparing(AppliedRule::associationId);

    private static final int LONGEST_WAY = 3;

    private final ControlPlane plane;
    private final EstateVpc vpc;

    VpcResolver(ControlPlane plane, EstateVpc vpc) {
        this.plane = plane;
        this.vpc = vpc;
    }

    /**
     * The rule that decides where the question for a name goes. Empty if the VPC's resolver answers by itself. A rule of type
     * {@code SYSTEM} says the same for its domain.
     */
    public Optional<AppliedRule> findRule(String host) {
        return rules().stream().filter(applied -> applied.rule().covers(host)).max(PRECEDENCE);
    }

    /**
     * The rules that this VPC's resolver follows. They may still lead nowhere, because their endpoint is down. A rule that the
     * VPC's account may not use any more is not among them.
     */
    public List<AppliedRule> rules() {
        return Stream.concat(ownRules(), profileRules()).toList();
    }

    /** Whether questions can leave by a rule. It is complete, this account may use it, and its endpoint is operational. */
    public boolean canUse(ResolverRule rule) {
        return rule.status() == ResolverRule.Status.COMPLETE
                && plane.mayUse(rule.arn(), rule, vpc.account())
                && (rule.type() != ResolverRule.Type.FORWARD || hasOperationalEndpoint(rule));
    }

    /**
     * What the VPC's hosts get for a name. A rule's targets are asked in their order, and the first answer counts.
     *
     * @param protocol the protocol of the question on its whole way
     */
    public DnsAnswer ask(String host, IpProtocol protocol) {
        return ask(host.toLowerCase(Locale.ROOT), protocol, LONGEST_WAY);
    }

    /** Resolvers that forward to each other never answer. */
    private DnsAnswer ask(String host, IpProtocol protocol, int stepsLeft) {
        Optional<ResolverRule> rule =
                findRule(host).map(AppliedRule::rule).filter(found -> found.type() == ResolverRule.Type.FORWARD);
        if (rule.isEmpty()) {
            return answerFromZones(host);
        }
        if (stepsLeft == 0 || !canUse(rule.get())) {
            return DnsAnswer.of(DnsAnswer.Code.SERVFAIL);
        }
        return rule.get().targets().stream()
                .flatMap(target -> new QuestionPath(plane).follow(rule.get(), target, protocol).stream())
                .map(inbound -> plane.resolver(inbound.vpcId()).ask(host, protocol, stepsLeft - 1))
                .findFirst()
                .orElse(DnsAnswer.of(DnsAnswer.Code.SERVFAIL));
    }

    private DnsAnswer answerFromZones(String host) {
        return plane.zones().all().stream()
                .filter(zone -> zone.vpcId().equals(vpc.id()) && zone.covers(host))
                .max(Comparator.comparingInt(zone -> zone.domain().length()))
                .filter(zone -> zone.names().containsKey(host))
                .map(zone -> new DnsAnswer(DnsAnswer.Code.NOERROR, zone.names().getOrDefault(host, List.of())))
                .orElse(DnsAnswer.of(DnsAnswer.Code.NXDOMAIN));
    }

    private boolean hasOperationalEndpoint(ResolverRule rule) {
        return rule.endpointId()
                .flatMap(plane.endpoints()::find)
                .filter(endpoint -> endpoint.status() == ResolverEndpoint.Status.OPERATIONAL)
                .isPresent();
    }

    private Stream<AppliedRule> ownRules() {
        return plane.ruleAssociations().all().stream()
                .filter(association -> association.vpcId().equals(vpc.id()))
                .filter(association -> association.status() == RuleAssociation.Status.COMPLETE)
                .flatMap(association -> plane.rules().find(association.ruleId()).stream()
                        .filter(rule -> applies(rule, vpc.account()))
                        .map(rule -> new AppliedRule(rule, association.id(), Optional.empty())));
    }

    private Stream<AppliedRule> profileRules() {
        return plane.profileAssociations().all().stream()
                .filter(association -> association.vpcId().equals(vpc.id()))
                .filter(association -> association.status() == ProfileStatus.COMPLETE)
                .flatMap(association -> plane.profiles().find(association.profileId()).stream()
                        .filter(profile -> plane.mayUse(profile.arn(), profile, vpc.account()))
                        .flatMap(profile -> rulesOf(profile)
                                .map(rule -> new AppliedRule(rule, association.id(), Optional.of(profile.id())))));
    }

    /** The account of the profile must be allowed to use its rules, not that of the VPC. */
    private Stream<ResolverRule> rulesOf(DnsProfile profile) {
        return plane.profileResources().all().stream()
                .filter(resource -> resource.profileId().equals(profile.id()))
                .filter(resource -> resource.status() == ProfileStatus.COMPLETE)
                .flatMap(resource ->
                        plane.rules().all().stream().filter(rule -> rule.arn().equals(resource.resourceArn())))
                .filter(rule -> applies(rule, profile.account()));
    }

    private boolean applies(ResolverRule rule, String account) {
        boolean working =
                rule.status() == ResolverRule.Status.COMPLETE || rule.status() == ResolverRule.Status.UPDATING;
        return working && plane.mayUse(rule.arn(), rule, account);
    }
}
