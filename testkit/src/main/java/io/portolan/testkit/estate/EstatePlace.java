package io.portolan.testkit.estate;

/**
 * Where a resource is.
 *
 * @param account twelve digits. For the policies that AWS manages it is {@code aws}.
 * @param region empty for IAM, which has no regions
 */
public record EstatePlace(String account, String region) {

    /** The place of the roles and policies of an account. */
    public static EstatePlace global(String account) {
        return new EstatePlace(account, "");
    }

    /** The ARN of a resource here. */
    public String arn(String service, String resource) {
        return "arn:" + partition() + ":" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** The partition of AWS that the region belongs to. */
    public String partition() {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
