package io.portolan.testkit.aws;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.DnsProfile;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.ProfileAssociation;
import io.portolan.testkit.estate.ProfileResource;
import java.util.Map;

/** Describes Route 53 Profiles as their API does. */
final class ProfileJson {

    private static final long CREATED = 1_767_225_600;

    private final ControlPlane plane;

    ProfileJson(ControlPlane plane) {
        this.plane = plane;
    }

    Map<String, ?> summary(DnsProfile profile, EstatePlace viewer) {
        return Map.of(
                "Arn", profile.arn(),
                "Id", profile.id(),
                "Name", profile.name(),
                "ShareStatus", plane.shareStatus(profile.arn(), profile, viewer.account()));
    }

    Map<String, ?> profile(DnsProfile profile, EstatePlace viewer) {
        return Map.of(
                "Arn", profile.arn(),
                "Id", profile.id(),
                "Name", profile.name(),
                "OwnerId", profile.account(),
                "ShareStatus", plane.shareStatus(profile.arn(), profile, viewer.account()),
                "Status", profile.status().name(),
                "StatusMessage", "",
                "CreationTime", CREATED,
                "ModificationTime", CREATED);
    }

    static Map<String, ?> association(ProfileAssociation association) {
        return Map.of(
                "Id", association.id(),
                "Name", association.name(),
                "OwnerId", association.account(),
                "ProfileId", association.profileId(),
                "ResourceId", association.vpcId(),
                "Status", association.status().name(),
                "StatusMessage", "",
                "CreationTime", CREATED,
                "ModificationTime", CREATED);
    }

    static Map<String, ?> resource(ProfileResource resource) {
        return Map.of(
                "Id", resource.id(),
                "Name", resource.name(),
                "OwnerId", resource.account(),
                "ProfileId", resource.profileId(),
                "ResourceArn", resource.resourceArn(),
                "ResourceType", resourceType(resource),
                "Status", resource.status().name(),
                "StatusMessage", "",
                "CreationTime", CREATED,
                "ModificationTime", CREATED);
    }

    /** The API's name for the kind of a resource. */
    static String resourceType(ProfileResource resource) {
        return resource.resourceArn().contains(":resolver-rule/") ? "RESOLVER_RULE" : "UNKNOWN";
    }
}
