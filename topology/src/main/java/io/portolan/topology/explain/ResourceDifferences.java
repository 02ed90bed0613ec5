package io.portolan.topology.explain;

import io.portolan.topology.plan.PlannedAssociation;
import io.portolan.topology.plan.PlannedEndpoint;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.plan.PlannedRule;
import io.portolan.topology.plan.PlannedShare;
import io.portolan.topology.view.FoundAssociation;
import io.portolan.topology.view.FoundEndpoint;
import io.portolan.topology.view.FoundResource;
import io.portolan.topology.view.FoundRole;
import io.portolan.topology.view.FoundRule;
import io.portolan.topology.view.FoundShare;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What differs between a planned resource and what exists. */
final class ResourceDifferences {

    private final Counterparts counterparts;
    private final PathTrail trail;
    private final List<Evidence> differences = new ArrayList<>();

    ResourceDifferences(Counterparts counterparts, PathTrail trail) {
        this.counterparts = counterparts;
        this.trail = trail;
    }

    List<Evidence> find(PlannedResource planned, FoundResource found) {
        if (planned instanceof PlannedEndpoint endpoint) {
            compare(endpoint, (FoundEndpoint) found);
        } else if (planned instanceof PlannedRule rule) {
            compare(rule, (FoundRule) found);
        } else if (planned instanceof PlannedAssociation && found instanceof FoundAssociation association) {
            compare(planned, found, "ListResolverRuleAssociations", association.status(), "COMPLETE");
        } else if (planned instanceof PlannedShare share) {
            compare(share, (FoundShare) found);
        } else if (planned instanceof PlannedRole role) {
            differences.addAll(new RoleDifferences(counterparts.plan(), trail).find(role, (FoundRole) found));
        }
        return differences;
    }

    private void compare(PlannedEndpoint planned, FoundEndpoint found) {
        compare(planned, found, "ListResolverEndpoints", found.status(), "OPERATIONAL");
        counterparts.groupId(planned.securityGroup(), trail::miss).ifPresent(group -> {
            if (!found.groups().contains(group)) {
                compare(planned, found, "ListResolverEndpoints", text(found.groups()), group);
            }
        });
        List<String> ips = planned.addresses().stream()
                .flatMap(address -> address.ip().stream())
                .map(InetAddress::getHostAddress)
                .toList();
        if (!ips.isEmpty()) {
            List<String> seen =
                    found.ips().stream().map(InetAddress::getHostAddress).toList();
            compare(planned, found, "ListResolverEndpointIpAddresses", text(seen), text(ips));
        }
        compare(
                planned,
                found,
                "ListResolverEndpointIpAddresses",
                text(found.addresses().stream()
                        .map(FoundEndpoint.Address::subnet)
                        .toList()),
                text(planned.addresses().stream()
                        .map(PlannedEndpoint.Address::subnet)
                        .toList()));
    }

    private void compare(PlannedRule planned, FoundRule found) {
        compare(planned, found, "ListResolverRules", found.kind(), "FORWARD");
        compare(planned, found, "ListResolverRules", found.status(), "COMPLETE");
        compare(
                planned,
                found,
                "ListResolverRules",
                SiteRules.text(found.forward().targets()),
                SiteRules.text(planned.targets()));
        counterparts
                .endpointId(planned.endpoint(), trail::miss)
                .ifPresent(endpoint -> compare(
                        planned, found, "ListResolverRules", found.forward().endpoint(), endpoint));
    }

    private void compare(PlannedShare planned, FoundShare found) {
        Set<String> wanted = new TreeSet<>(planned.accounts());
        planned.rules().stream()
                .flatMap(reference -> counterparts.plan().find(reference).stream())
                .flatMap(rule -> trail.read(counterparts.rule((PlannedRule) rule)).stream())
                .flatMap(rule -> rule.stream())
                .map(FoundRule::id)
                .forEach(wanted::add);
        List<String> seen = Stream.concat(found.resources().stream(), found.principals().stream())
                .filter(FoundShare.Member::associated)
                .map(member -> RuleLending.id(member.entity()))
                .toList();
        Set<String> absent = new TreeSet<>(wanted);
        absent.removeAll(seen);
        if (!absent.isEmpty()) {
            differences.add(new Evidence(
                    "ram:GetResourceShareAssociations",
                    found.id(),
                    planned.stack(),
                    "not associated with " + text(absent),
                    text(wanted)));
        }
    }

    private void compare(PlannedResource planned, FoundResource found, String api, String seen, String wanted) {
        if (!seen.equals(wanted)) {
            differences.add(new Evidence("route53resolver:" + api, found.id(), planned.stack(), seen, wanted));
        }
    }

    private static String text(Collection<String> values) {
        return String.join(", ", new TreeSet<>(values));
    }
}
