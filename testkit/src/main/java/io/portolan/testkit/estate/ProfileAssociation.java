package io.portolan.testkit.estate;

/**
 * The association of a Route 53 Profile with a VPC.
 *
 * @param id such as {@code rpassoc-0a1b2c3d4e5f60718}
 * @param place the VPC's account and region
 * @param name its name
 * @param profileId the profile
 * @param vpcId the VPC
 * @param status its state
 */
public record ProfileAssociation(
        String id, EstatePlace place, String name, String profileId, String vpcId, ProfileStatus status)
        implements EstateResource {

    /** This association with another VPC. */
    public ProfileAssociation withVpc(String changed) {
        return new ProfileAssociation(id, place, name, profileId, changed, status);
    }

    /** This association in another state. */
    public ProfileAssociation withStatus(ProfileStatus changed) {
        return new ProfileAssociation(id, place, name, profileId, vpcId, changed);
    }
}
