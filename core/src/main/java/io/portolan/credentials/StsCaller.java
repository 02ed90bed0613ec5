package io.portolan.credentials;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The caller that asked STS for a role, in words.
 *
 * @param name the ARN and where it comes from
 * @param principal what a trust policy has to name
 */
record StsCaller(String name, String principal) {

    private static final Pattern ASSUMED_ROLE = Pattern.compile("arn:([^:]+):sts::(\\d+):assumed-role/([^/]+)/.*");

    /** A base identity whose ARN STS has named. */
    static StsCaller ofBase(String arn, String kind) {
        Matcher role = ASSUMED_ROLE.matcher(arn);
        String principal =
                role.matches() ? "arn:" + role.group(1) + ":iam::" + role.group(2) + ":role/" + role.group(3) : arn;
        return new StsCaller(arn + " (" + kind + ")", principal);
    }

    /** A base identity whose ARN is not known. */
    static StsCaller ofUnknown(String kind) {
        return new StsCaller(kind + " (its ARN is not known)", "that identity");
    }
}
