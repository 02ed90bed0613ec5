package io.portolan.topology.plan;

import java.util.Optional;

/**
 * The ARN of a role, which the catalog has checked.
 *
 * @param value the whole ARN
 */
record RoleArn(String value) {

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

    static String account(String arn) {
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
        return new PlannedStack(account(), Optional.empty());
    }

    /** Its name for stacks. Names of roles are unique in an account, whatever their paths. */
    String words() {
        return ResourceNames.words(name());
    }
}
