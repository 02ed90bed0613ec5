package io.portolan.topology.plan;

import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * The ARN of a role. The catalog or AWS has checked it. Immutable and thread-safe.
 *
 * @param value the whole ARN
 */
public record RoleArn(String value) {

    private static final String ROLE = ":role/";

    /** Whether this is a role's ARN. An identity may be a user too. */
    static boolean matches(String arn) {
        return arn.contains(ROLE);
    }

    String partition() {
        return partition(value);
    }

    static String partition(String arn) {
        return arn.split(":", 3)[1];
    }

    /** The principal that stands for everybody in an account of this partition. */
    String root(String account) {
        return "arn:" + partition() + ":iam::" + account + ":root";
    }

    String account() {
        return account(value);
    }

    /** The account of a role or another identity of IAM. */
    public static String account(String arn) {
        return arn.split(":", 6)[4];
    }

    /** The path and the name such as {@code /team/orders}. */
    String pathAndName() {
        return value.substring(value.indexOf(ROLE) + ROLE.length() - 1);
    }

    String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** Whether AWS makes the role, so that nobody may change it. */
    boolean isReserved() {
        return pathAndName().startsWith("/aws-reserved/") || pathAndName().startsWith("/aws-service-role/");
    }

    PlannedStack stack() {
        return stack(value);
    }

    /** Where a role or another identity of IAM is made. IAM has no regions. */
    public static PlannedStack stack(String arn) {
        return new PlannedStack(account(arn), Optional.empty());
    }

    /** The region for which requests to IAM are signed. Each partition has one. */
    public static Region signingRegion(String arn) {
        return switch (partition(arn)) {
            case "aws-cn" -> Region.CN_NORTH_1;
            case "aws-us-gov" -> Region.US_GOV_WEST_1;
            default -> Region.US_EAST_1;
        };
    }

    /** Its name for stacks. Names of roles are unique in an account, whatever their paths. */
    String words() {
        return ResourceNames.words(name());
    }
}
