package io.portolan.testkit.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portolan.testkit.estate.EstateRole;
import io.portolan.testkit.estate.ManagedPolicy;
import java.util.Locale;
import java.util.UUID;

/** Describes roles and policies as IAM does. Documents are encoded as in a URL. */
final class IamXml {

    static final String ONLY_VERSION = "v1";

    private static final String CREATED = "2026-01-01T00:00:00Z";

    private IamXml() {}

    static String role(EstateRole role) {
        String boundary = role.boundary()
                .map(arn -> AnswerXml.element(
                        "PermissionsBoundary",
                        AnswerXml.text("PermissionsBoundaryType", "Policy"),
                        AnswerXml.text("PermissionsBoundaryArn", arn)))
                .orElse("");
        return AnswerXml.element(
                "Role",
                AnswerXml.text("Path", path(role.id())),
                AnswerXml.text("RoleName", role.name()),
                AnswerXml.text("RoleId", id("AROA", role.id())),
                AnswerXml.text("Arn", role.id()),
                AnswerXml.text("CreateDate", CREATED),
                AnswerXml.text("AssumeRolePolicyDocument", QueryParameters.encode(role.trust())),
                AnswerXml.text("MaxSessionDuration", role.maxSession().toSeconds()),
                boundary);
    }

    static String rolePolicy(EstateRole role, String name, String document) {
        return AnswerXml.text("RoleName", role.name())
                + AnswerXml.text("PolicyName", name)
                + AnswerXml.text("PolicyDocument", QueryParameters.encode(document));
    }

    static String attachedPolicy(String arn) {
        return AnswerXml.text("PolicyName", arn.substring(arn.lastIndexOf('/') + 1)) + AnswerXml.text("PolicyArn", arn);
    }

    static String policy(ManagedPolicy policy) {
        return AnswerXml.element(
                "Policy",
                AnswerXml.text("PolicyName", policy.name()),
                AnswerXml.text("PolicyId", id("ANPA", policy.id())),
                AnswerXml.text("Arn", policy.id()),
                AnswerXml.text("Path", path(policy.id())),
                AnswerXml.text("DefaultVersionId", ONLY_VERSION),
                AnswerXml.text("IsAttachable", true),
                AnswerXml.text("CreateDate", CREATED),
                AnswerXml.text("UpdateDate", CREATED));
    }

    static String policyVersion(ManagedPolicy policy) {
        return AnswerXml.element(
                "PolicyVersion",
                AnswerXml.text("Document", QueryParameters.encode(policy.document())),
                AnswerXml.text("VersionId", ONLY_VERSION),
                AnswerXml.text("IsDefaultVersion", true),
                AnswerXml.text("CreateDate", CREATED));
    }

    /** A resource always has the same id. */
    private static String id(String prefix, String arn) {
        String hash = UUID.nameUUIDFromBytes(arn.getBytes(UTF_8)).toString().replace("-", "");
        return prefix + hash.substring(0, 17).toUpperCase(Locale.ROOT);
    }

    private static String path(String arn) {
        return arn.substring(arn.indexOf('/'), arn.lastIndexOf('/') + 1);
    }
}
