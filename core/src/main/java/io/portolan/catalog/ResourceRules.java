package io.portolan.catalog;

/** Checks the ids of accounts and of resources of AWS. */
final class ResourceRules {

    /** The word for an endpoint that is to be made. */
    static final String CREATE = "create";

    private ResourceRules() {}

    static String account(String text) {
        if (!text.matches("[0-9]{12}")) {
            throw new InvalidValueException(
                    text,
                    "the id of an AWS account, which is 12 digits",
                    "It is not 12 digits.",
                    "Copy it from the AWS console, and write it in quotes.");
        }
        return text;
    }

    static String vpc(String text) {
        return id(text, "the id of a VPC", "vpc-");
    }

    static String subnet(String text) {
        return id(text, "the id of a subnet", "subnet-");
    }

    static String securityGroup(String text) {
        return id(text, "the id of a security group", "sg-");
    }

    static String inboundEndpoint(String text) {
        String expected = "the word create or the id of an inbound endpoint";
        return text.equals(CREATE) ? text : id(text, expected, "rslvr-in-");
    }

    static String outboundEndpoint(String text) {
        String expected = "the word create or the id of an outbound endpoint";
        return text.equals(CREATE) ? text : id(text, expected, "rslvr-out-");
    }

    private static String id(String text, String expected, String prefix) {
        if (!text.matches(prefix + "(?:[0-9a-f]{8}|[0-9a-f]{17})")) {
            throw new InvalidValueException(
                    text,
                    expected + " such as " + prefix + "0a1b2c3d4e5f60718",
                    text.startsWith(prefix)
                            ? "Behind " + prefix + " are not 8 or 17 of the digits 0-9 and a-f."
                            : "It does not begin with " + prefix + ".",
                    "Copy it from the AWS console.");
        }
        return text;
    }
}
