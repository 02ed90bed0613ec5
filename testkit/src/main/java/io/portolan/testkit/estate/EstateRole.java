package io.portolan.testkit.estate;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A role of IAM. Its policies are documents in JSON.
 *
 * @param id its ARN
 * @param trust the document that says who may assume it
 * @param inlinePolicies its own policies by name
 * @param managedPolicies the ARNs of the managed policies that are attached to it
 * @param boundary the ARN of the managed policy that is its permissions boundary
 * @param maxSession its longest session
 */
public record EstateRole(
        String id,
        String trust,
        Map<String, String> inlinePolicies,
        Set<String> managedPolicies,
        Optional<String> boundary,
        Duration maxSession)
        implements EstateResource {

    /** Copies the collections. */
    public EstateRole {
        inlinePolicies = Map.copyOf(inlinePolicies);
        managedPolicies = Set.copyOf(managedPolicies);
    }

    /** A role without policies. Its longest session is one hour as by default in IAM. */
    public static EstateRole of(String arn, String trust) {
        return new EstateRole(arn, trust, Map.of(), Set.of(), Optional.empty(), Duration.ofHours(1));
    }

    /** Its account. A role has no region. */
    @Override
    public EstatePlace place() {
        return EstatePlace.global(id.split(":", 6)[4]);
    }

    /** Its name without its path. */
    public String name() {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** Whether it has policies, so that they decide what it may do. */
    public boolean hasPolicies() {
        return !inlinePolicies.isEmpty() || !managedPolicies.isEmpty();
    }

    /** This role with another trust document. */
    public EstateRole withTrust(String changed) {
        return new EstateRole(id, changed, inlinePolicies, managedPolicies, boundary, maxSession);
    }

    /** This role with a policy of its own more, or another text of it. */
    public EstateRole withInlinePolicy(String policyName, String document) {
        Map<String, String> changed = new TreeMap<>(inlinePolicies);
        changed.put(policyName, document);
        return new EstateRole(id, trust, changed, managedPolicies, boundary, maxSession);
    }

    /** This role without one of its own policies. */
    public EstateRole withoutInlinePolicy(String policyName) {
        Map<String, String> changed = new TreeMap<>(inlinePolicies);
        changed.remove(policyName);
        return new EstateRole(id, trust, changed, managedPolicies, boundary, maxSession);
    }

    /** This role with other managed policies. */
    public EstateRole withManagedPolicies(Set<String> changed) {
        return new EstateRole(id, trust, inlinePolicies, changed, boundary, maxSession);
    }

    /** This role with a permissions boundary. */
    public EstateRole withBoundary(String policyArn) {
        return new EstateRole(id, trust, inlinePolicies, managedPolicies, Optional.of(policyArn), maxSession);
    }

    /** This role with another longest session. */
    public EstateRole withMaxSession(Duration changed) {
        return new EstateRole(id, trust, inlinePolicies, managedPolicies, boundary, changed);
    }
}
