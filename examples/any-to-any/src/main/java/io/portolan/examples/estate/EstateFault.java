package io.portolan.examples.estate;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstateRegistry;
import io.portolan.testkit.estate.EstateResource;
import io.portolan.testkit.estate.IpProtocol;
import io.portolan.testkit.estate.ResolverEndpoint;
import io.portolan.testkit.estate.ResolverRule;
import io.portolan.testkit.estate.RuleAssociation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What can be broken. Each fault is a change that somebody might make in one account. */
enum EstateFault {
    ASSOCIATION("stock's VPC has no association with the rule for us-west-2", plane -> {
        RuleAssociation removed = find(
                plane.ruleAssociations(),
                association -> association.account().equals("444444444444")
                        && plane.rules().get(association.ruleId()).domain().contains(".us-west-2."));
        plane.ruleAssociations().remove(removed.id());
        return () -> plane.ruleAssociations().add(removed);
    }),
    TARGETS("the rule for us-west-2 forwards to the service VPC of us-east-2", plane -> {
        ResolverRule right = find(plane.rules(), rule -> rule.domain().contains("serverless.us-east-2."));
        return change(
                plane.rules(),
                rule -> rule.domain().contains("serverless.us-west-2."),
                rule -> rule.withTargets(right.targets()));
    }),
    SHARE(
            "shop's rules are not shared with the account of stock",
            plane -> change(plane.shares(), share -> true, share -> share.withoutPrincipal("444444444444"))),
    ENDPOINT(
            "shop's outbound endpoint has failed",
            plane -> change(
                    plane.endpoints(),
                    endpoint -> endpoint.direction() == ResolverEndpoint.Direction.OUTBOUND,
                    endpoint -> endpoint.withStatus(ResolverEndpoint.Status.ACTION_NEEDED))),
    UDP("the security group of shop's outbound endpoint lets no UDP out", plane -> {
        ResolverEndpoint outbound =
                find(plane.endpoints(), endpoint -> endpoint.direction() == ResolverEndpoint.Direction.OUTBOUND);
        return change(
                plane.securityGroups(),
                group -> outbound.securityGroupIds().contains(group.id()),
                group -> group.withoutRules(rule -> rule.protocol() == IpProtocol.UDP));
    }),
    TRUST(
            "the role orders-client wants another external id",
            plane -> change(
                    plane.roles(),
                    role -> role.name().equals("orders-client"),
                    role -> role.withTrust(role.trust().replace("checkout-team", "another-team")))),
    POLICY(
            "the role orders-client has lost its policy",
            plane -> change(
                    plane.roles(),
                    role -> role.name().equals("orders-client"),
                    role -> role.withManagedPolicies(Set.of())));

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // Each is a lambda without a state.
    private final Function<ControlPlane, Runnable> injection;

    EstateFault(String description, Function<ControlPlane, Runnable> injection) {
        this.description = description;
        this.injection = injection;
    }

    /** The fault with this word. */
    static EstateFault of(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Break one of "
                        + Arrays.stream(values()).map(EstateFault::word).collect(Collectors.joining(", "))));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String description() {
        return description;
    }

    /**
     * Breaks it. Returns what repairs it.
     *
     * @throws IllegalStateException if nothing is deployed that could break
     */
    Runnable inject(ControlPlane plane) {
        return injection.apply(plane);
    }

    private static <T extends EstateResource> Runnable change(
            EstateRegistry<T> registry, Predicate<T> isIt, UnaryOperator<T> change) {
        T before = find(registry, isIt);
        registry.add(change.apply(before));
        return () -> registry.add(before);
    }

    private static <T extends EstateResource> T find(EstateRegistry<T> registry, Predicate<T> isIt) {
        return registry.all().stream()
                .filter(isIt)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing to break. Deploy the templates first."));
    }
}
