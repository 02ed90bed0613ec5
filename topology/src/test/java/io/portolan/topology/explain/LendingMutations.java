package io.portolan.topology.explain;

import io.portolan.testkit.estate.DnsProfile;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.ProfileAssociation;
import io.portolan.testkit.estate.ProfileResource;
import io.portolan.testkit.estate.ProfileStatus;
import io.portolan.testkit.estate.ResolverRule;
import io.portolan.testkit.estate.ResourceShare;
import io.portolan.testkit.estate.RuleAssociation;
import io.portolan.testkit.estate.ShareAcceptance;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Breaks shares, and Profiles that give a site its rules. */
final class LendingMutations {

    private LendingMutations() {}

    static Optional<Set<String>> removeShare(DeployedPath path) {
        return path.share().map(share -> {
            Set<String> named = Set.of(path.plannedShare().name());
            path.plane().shares().remove(share.id());
            return named;
        });
    }

    static Optional<Set<String>> changeShare(DeployedPath path, UnaryOperator<ResourceShare> change) {
        return path.share().map(share -> {
            path.plane().shares().replace(share.id(), change);
            return Set.of(share.id());
        });
    }

    static Optional<Set<String>> withdrawRule(DeployedPath path) {
        return path.rule()
                .flatMap(rule -> changeShare(
                        path,
                        share -> share.withResources(share.resourceArns().stream()
                                .filter(arn -> !arn.equals(rule.arn()))
                                .collect(Collectors.toSet()))));
    }

    static Optional<Set<String>> withdrawAccount(DeployedPath path) {
        return changeShare(
                path, share -> share.withoutPrincipal(path.sitePlace().account()));
    }

    static Optional<Set<String>> answer(DeployedPath path, ShareAcceptance acceptance) {
        return path.share().map(share -> {
            String account = path.sitePlace().account();
            path.plane().shares().replace(share.id(), same -> same.withPrincipal(account, acceptance));
            return Set.of(share.invitationArn(account), share.id());
        });
    }

    /** Gives the site its rules by a Profile instead. Returns the Profile. */
    static Optional<DnsProfile> useProfile(DeployedPath path) {
        if (path.rule().isEmpty()) {
            return Optional.empty();
        }
        String vpcId = path.network().orElseThrow().vpcId();
        EstatePlace place = path.sitePlace();
        DnsProfile profile = path.plane()
                .profiles()
                .add(new DnsProfile(path.plane().ids().next("rp-"), place, "msk", ProfileStatus.COMPLETE));
        List<RuleAssociation> associations = path.plane().ruleAssociations().all().stream()
                .filter(association -> association.vpcId().equals(vpcId))
                .filter(association ->
                        path.plane().rules().find(association.ruleId()).isPresent())
                .toList();
        for (RuleAssociation association : associations) {
            ResolverRule rule = path.plane().rules().get(association.ruleId());
            path.plane()
                    .profileResources()
                    .add(new ProfileResource(
                            path.plane().ids().next("rpr-"),
                            place,
                            rule.name(),
                            profile.id(),
                            rule.arn(),
                            ProfileStatus.COMPLETE));
            path.plane().ruleAssociations().remove(association.id());
        }
        path.plane()
                .profileAssociations()
                .add(new ProfileAssociation(
                        path.plane().ids().next("rpassoc-"),
                        place,
                        "msk",
                        profile.id(),
                        vpcId,
                        ProfileStatus.COMPLETE));
        return Optional.of(profile);
    }

    private static ProfileAssociation ofProfile(DeployedPath path, DnsProfile profile) {
        return path.plane().profileAssociations().all().stream()
                .filter(association -> association.profileId().equals(profile.id()))
                .findFirst()
                .orElseThrow();
    }

    private static ProfileResource rule(DeployedPath path, DnsProfile profile, ResolverRule rule) {
        return path.plane().profileResources().all().stream()
                .filter(resource -> resource.profileId().equals(profile.id())
                        && resource.resourceArn().equals(rule.arn()))
                .findFirst()
                .orElseThrow();
    }

    static Optional<Set<String>> forgetInProfile(DeployedPath path) {
        Optional<ResolverRule> rule = path.rule();
        return useProfile(path).map(profile -> {
            path.plane()
                    .profileResources()
                    .remove(rule(path, profile, rule.orElseThrow()).id());
            return Set.of(profile.id());
        });
    }

    static Optional<Set<String>> takeProfile(DeployedPath path) {
        return useProfile(path).map(profile -> {
            path.plane().profileAssociations().remove(ofProfile(path, profile).id());
            return Set.of(profile.id());
        });
    }

    static Optional<Set<String>> moveProfile(DeployedPath path) {
        return useProfile(path).map(profile -> {
            String id = ofProfile(path, profile).id();
            path.plane().profileAssociations().replace(id, same -> same.withVpc("vpc-0dd0dd0dd0dd0dd0d"));
            return Set.of(profile.id());
        });
    }

    static Optional<Set<String>> failProfile(DeployedPath path) {
        return useProfile(path).map(profile -> {
            String id = ofProfile(path, profile).id();
            path.plane().profileAssociations().replace(id, same -> same.withStatus(ProfileStatus.FAILED));
            return Set.of(id);
        });
    }

    static Optional<Set<String>> failInProfile(DeployedPath path) {
        Optional<ResolverRule> rule = path.rule();
        return useProfile(path).map(profile -> {
            String id = rule(path, profile, rule.orElseThrow()).id();
            path.plane().profileResources().replace(id, same -> same.withStatus(ProfileStatus.FAILED));
            return Set.of(id);
        });
    }

    /** The VPC's own rule for the domain goes before that of its Profile. */
    static Optional<Set<String>> overruleProfile(DeployedPath path) {
        Optional<ResolverRule> rule = path.rule();
        return useProfile(path).map(profile -> {
            String id = path.plane().ids().next("rslvr-rr-");
            path.plane()
                    .rules()
                    .add(ResolverRule.forwarding(
                            id,
                            path.sitePlace(),
                            rule.orElseThrow().domain(),
                            rule.orElseThrow().endpointId().orElseThrow(),
                            List.of(new InetSocketAddress(NameMutations.ip("10.99.1.53"), 53))));
            path.plane()
                    .ruleAssociations()
                    .add(RuleAssociation.complete(
                            path.plane().ids().next("rslvr-rrassoc-"),
                            path.sitePlace(),
                            id,
                            path.network().orElseThrow().vpcId()));
            return Set.of(id);
        });
    }
}
