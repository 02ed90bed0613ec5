package io.portolan.testkit.estate;

/**
 * A resource that a Route 53 Profile gives to its VPCs.
 *
 * @param id such as {@code rpr-0a1b2c3d4e5f60718}
 * @param place the profile's account and region
 * @param name its name in the profile
 * @param profileId the profile
 * @param resourceArn the ARN of the rule
 * @param status its state
 */
public record ProfileResource(
        String id, EstatePlace place, String name, String profileId, String resourceArn, ProfileStatus status)
        implements EstateResource {

    /** This resource in another state. */
    public ProfileResource withStatus(ProfileStatus changed) {
        return new ProfileResource(id, place, name, profileId, resourceArn, changed);
    }
}
