package io.portolan.testkit.estate;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A share of AWS RAM.
 *
 * @param id its ARN
 * @param place its account and region
 * @param name its name
 * @param resourceArns what it shares
 * @param principals the accounts that it is for, and what they did with it
 */
public record ResourceShare(
        String id, EstatePlace place, String name, Set<String> resourceArns, Map<String, ShareAcceptance> principals)
        implements EstateResource {

    /** Copies the collections. */
    public ResourceShare {
        resourceArns = Set.copyOf(resourceArns);
        principals = Map.copyOf(principals);
    }

    /** A share for accounts of the owner's organization. Its ARN is new. */
    public static ResourceShare inOrganization(
            ResourceIds ids, EstatePlace place, String name, Set<String> resourceArns, Set<String> accounts) {
        String arn = place.arn("ram", "resource-share/" + ids.nextUuid());
        Map<String, ShareAcceptance> principals = accounts.stream()
                .collect(Collectors.toMap(account -> account, account -> ShareAcceptance.ORGANIZATION));
        return new ResourceShare(arn, place, name, resourceArns, principals);
    }

    /** Whether it is for an account that has accepted it. */
    public boolean isAcceptedBy(String account) {
        ShareAcceptance acceptance = principals.get(account);
        return acceptance != null && acceptance.isAccepted();
    }

    /** Whether an account may use a resource by this share. */
    public boolean lends(String resourceArn, String account) {
        return resourceArns.contains(resourceArn) && isAcceptedBy(account);
    }

    /** The ARN of the invitation of an account. */
    public String invitationArn(String account) {
        UUID uuid = UUID.nameUUIDFromBytes((id + account).getBytes(StandardCharsets.UTF_8));
        return place.arn("ram", "resource-share-invitation/" + uuid);
    }

    /** This share with an account that has done something else with it. An account that it is not for is added. */
    public ResourceShare withPrincipal(String account, ShareAcceptance acceptance) {
        Map<String, ShareAcceptance> changed = new TreeMap<>(principals);
        changed.put(account, acceptance);
        return new ResourceShare(id, place, name, resourceArns, changed);
    }

    /** This share without an account. */
    public ResourceShare withoutPrincipal(String account) {
        Map<String, ShareAcceptance> changed = new TreeMap<>(principals);
        changed.remove(account);
        return new ResourceShare(id, place, name, resourceArns, changed);
    }

    /** This share with other resources. */
    public ResourceShare withResources(Set<String> changed) {
        return new ResourceShare(id, place, name, changed, principals);
    }
}
