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
 * @param maxSession the longest session, 1 to 12 hours
 * @param unrestricted whether its policies do not matter, so that nothing is denied for the lack of one. Roles that are declared
 *     in code are so.
 */
public record EstateRole(
        String id,
        String trust,
        Map<String, String> inlinePolicies,
        Set<String> managedPolicies,
        Optional<String> boundary,
        Duration maxSession,
        boolean unrestricted)
        implements EstateResource {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(12);

    /** Copies the collections and checks the longest session. */
    public EstateRole {
        if (maxSession.compareTo(SHORTEST) < 0 || maxSession.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "The longest session of " + id + " must be 1 to 12 hours and is " + maxSession);
        }
        inlinePolicies = Map.copyOf(inlinePolicies);
        managedPolicies = Set.copyOf(managedPolicies);
    }

    /** A role that may do nothing yet. Its longest session is one hour as by default in IAM. */
    public static EstateRole of(String arn, String trust) {
        return new EstateRole(arn, trust, Map.of(), Set.of(), Optional.empty(), SHORTEST, false);
    }

    /** A role whose policies do not matter. */
    public static EstateRole unrestricted(String arn, String trust, Duration maxSession) {
        return new EstateRole(arn, trust, Map.of(), Set.of(), Optional.empty(), maxSession, true);
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

    /** This role with another trust document. */
    public EstateRole withTrust(String changed) {
        return new EstateRole(id, changed, inlinePolicies, managedPolicies, boundary, maxSession, unrestricted);
    }

    /** This role with a policy of its own more, or another text of it. */
    public EstateRole withInlinePolicy(String policyName, String document) {
        Map<String, String> changed = new TreeMap<>(inlinePolicies);
        changed.put(policyName, document);
        return new EstateRole(id, trust, changed, managedPolicies, boundary, maxSession, unrestricted);
    }

    /** This role without one of its own policies. */
    public EstateRole withoutInlinePolicy(String policyName) {
        Map<String, String> changed = new TreeMap<>(inlinePolicies);
        changed.remove(policyName);
        return new EstateRole(id, trust, changed, managedPolicies, boundary, maxSession, unrestricted);
    }

    /** This role with other managed policies. */
    public EstateRole withManagedPolicies(Set<String> changed) {
        return new EstateRole(id, trust, inlinePolicies, changed, boundary, maxSession, unrestricted);
    }

    /** This role with a permissions boundary. */
    public EstateRole withBoundary(String policyArn) {
        return new EstateRole(
                id, trust, inlinePolicies, managedPolicies, Optional.of(policyArn), maxSession, unrestricted);
    }

    /** This role with another longest session. */
    public EstateRole withMaxSession(Duration changed) {
        return new EstateRole(id, trust, inlinePolicies, managedPolicies, boundary, changed, unrestricted);
    }
}
