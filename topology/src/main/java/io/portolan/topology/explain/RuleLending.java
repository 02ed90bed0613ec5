package io.portolan.topology.explain;

import io.portolan.diagnosis.Code;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedShare;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.view.FoundInvitation;
import io.portolan.topology.view.FoundRule;
import io.portolan.topology.view.FoundShare;
import io.portolan.topology.view.FoundShare.Member;
import io.portolan.topology.view.RegionView;
import java.util.List;
import java.util.Optional;

/** Why does an account not see the rule of another one? */
final class RuleLending {

    private static final String API = "ram:GetResourceShareAssociations";

    private final SiteRules rules;
    private final Counterparts counterparts;
    private final PathTrail trail;

    RuleLending(SiteRules rules, Counterparts counterparts, PathTrail trail) {
        this.rules = rules;
        this.counterparts = counterparts;
        this.trail = trail;
    }

    /** The id in an ARN. */
    static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    Optional<Culprit> find(FoundRule rule) {
        Optional<List<FoundShare>> shares = trail.read(region(owner()).shares().shares());
        if (shares.isEmpty() || owner().account().equals(borrower())) {
            return Optional.empty();
        }
        return shares.get().stream()
                .filter(share -> lends(share, rule) && invites(share))
                .findFirst()
                .map(share -> notAccepted(share))
                .orElseGet(() -> Optional.of(notLent(shares.get(), rule)));
    }

    private Culprit notLent(List<FoundShare> shares, FoundRule rule) {
        return shares.stream()
                .filter(share -> lends(share, rule))
                .findFirst()
                .map(share -> incomplete(share, "lends to " + entities(share.principals()), "lends to " + borrower()))
                .or(() -> shares.stream()
                        .filter(this::invites)
                        .findFirst()
                        .map(share -> incomplete(share, "lends " + entities(share.resources()), "lends " + rule.id())))
                .orElseGet(() -> Verdicts.missing(
                        Code.MISSING_RULE,
                        API,
                        counterparts.missingRoot(share(), trail::miss),
                        "Nothing lends the rule to account " + borrower() + "."));
    }

    private RegionView region(PlannedStack place) {
        return counterparts.view().region(place);
    }

    private Culprit incomplete(FoundShare share, String seen, String wanted) {
        return culprit(
                share.id(), owner(), seen, wanted, "The share does not lend the rule to account " + borrower() + ".");
    }

    /** What the receiver says of it comes first. */
    private Optional<Culprit> notAccepted(FoundShare share) {
        Optional<List<FoundInvitation>> invitations =
                trail.read(region(rules.place()).shares().invitations());
        Optional<FoundInvitation> open = invitations.stream()
                .flatMap(List::stream)
                .filter(invitation -> invitation.shareId().equals(share.id()))
                .filter(invitation -> !invitation.status().equals("ACCEPTED"))
                .findFirst();
        String cause = "Account " + borrower() + " sees no rule of a share before it accepts the share.";
        if (open.isPresent()) {
            return Optional.of(accept(
                    new Evidence(
                            "ram:GetResourceShareInvitations",
                            open.get().id(),
                            rules.place(),
                            open.get().status(),
                            "ACCEPTED"),
                    cause));
        }
        return share.principals().stream()
                .filter(member -> member.entity().equals(borrower()) && !member.associated())
                .findFirst()
                .map(member -> accept(
                        new Evidence(API, share.id(), owner(), borrower() + " " + member.status(), "ASSOCIATED"),
                        cause));
    }

    private Culprit accept(Evidence evidence, String cause) {
        return new Culprit(
                Code.MISSING_RULE,
                evidence,
                cause,
                "Accept the share in account " + borrower() + ".",
                List.of(share()));
    }

    private Culprit culprit(String id, PlannedStack place, String seen, String wanted, String cause) {
        return new Culprit(
                Code.MISSING_RULE,
                new Evidence(API, id, place, seen, wanted),
                cause,
                "Change the share to what the plan has.",
                List.of(share()));
    }

    private static boolean lends(FoundShare share, FoundRule rule) {
        return share.status().equals("ACTIVE")
                && share.resources().stream()
                        .anyMatch(member -> id(member.entity()).equals(rule.id()));
    }

    /** An organization may have the account. */
    private boolean invites(FoundShare share) {
        return share.principals().stream()
                .anyMatch(member ->
                        member.entity().equals(borrower()) || member.entity().contains(":organizations:"));
    }

    private static String entities(List<Member> members) {
        return members.isEmpty()
                ? "nothing"
                : String.join(
                        ", ",
                        members.stream().map(member -> id(member.entity())).toList());
    }

    private PlannedResource share() {
        return counterparts
                .plan()
                .first(
                        PlannedShare.class,
                        share -> share.rules().contains(rules.association().rule())
                                && share.accounts().contains(borrower()))
                .map(PlannedResource.class::cast)
                .orElse(rules.planned());
    }

    private PlannedStack owner() {
        return rules.planned().stack();
    }

    private String borrower() {
        return rules.place().account();
    }
}
