package io.portolan.testkit.aws;

import io.portolan.testkit.estate.ResourceShare;
import java.util.Map;

/** Describes shares as the Resource Access Manager does. */
final class RamJson {

    private static final long CREATED = 1_767_225_600;

    private RamJson() {}

    static Map<String, ?> share(ResourceShare share) {
        return Map.of(
                "resourceShareArn",
                share.id(),
                "name",
                share.name(),
                "owningAccountId",
                share.account(),
                "allowExternalPrincipals",
                true,
                "status",
                "ACTIVE",
                "featureSet",
                "STANDARD",
                "creationTime",
                CREATED,
                "lastUpdatedTime",
                CREATED);
    }

    static Map<String, ?> resource(SharedEntity resource) {
        return Map.of(
                "arn",
                resource.id(),
                "type",
                resourceType(resource.id()),
                "resourceShareArn",
                resource.share().id(),
                "status",
                "AVAILABLE",
                "resourceRegionScope",
                "REGIONAL",
                "creationTime",
                CREATED,
                "lastUpdatedTime",
                CREATED);
    }

    static Map<String, ?> principal(SharedEntity principal) {
        return Map.of(
                "id", principal.id(),
                "resourceShareArn", principal.share().id(),
                "external", principal.acceptance().isInvited(),
                "creationTime", CREATED,
                "lastUpdatedTime", CREATED);
    }

    static Map<String, ?> association(SharedEntity entity) {
        return Map.of(
                "resourceShareArn", entity.share().id(),
                "resourceShareName", entity.share().name(),
                "associatedEntity", entity.id(),
                "associationType", entity.type(),
                "status", entity.status(),
                "external", entity.acceptance().isInvited(),
                "creationTime", CREATED,
                "lastUpdatedTime", CREATED);
    }

    static Map<String, ?> invitation(SharedEntity principal) {
        ResourceShare share = principal.share();
        return Map.of(
                "resourceShareInvitationArn", share.invitationArn(principal.id()),
                "resourceShareName", share.name(),
                "resourceShareArn", share.id(),
                "senderAccountId", share.account(),
                "receiverAccountId", principal.id(),
                "invitationTimestamp", CREATED,
                "status", principal.acceptance().invitation());
    }

    /** RAM's name for the kind of a resource. */
    static String resourceType(String arn) {
        if (arn.contains(":resolver-rule/")) {
            return "route53resolver:ResolverRule";
        }
        return arn.contains(":route53profiles:") ? "route53profiles:Profile" : "unknown:Unknown";
    }
}
