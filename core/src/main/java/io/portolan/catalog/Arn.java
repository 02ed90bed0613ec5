package io.portolan.catalog;

import java.util.List;

/** The parts that every ARN has. They are {@code arn:<partition>:<service>:<region>:<account>:<resource>}. */
record Arn(String partition, String service, String region, String account, String resource) {

    /** The partitions that have MSK and that this library serves. */
    static final List<String> PARTITIONS = List.of("aws", "aws-cn", "aws-us-gov");

    /** Takes an ARN of this service apart. The error for a wrong one says what was expected. */
    static Arn parse(String text, String service, String expected) {
        String[] parts = text.split(":", 6);
        if (parts.length != 6 || !parts[0].equals("arn")) {
            throw invalid(text, expected, "It is not of that form.");
        }
        Arn arn = new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
        if (!PARTITIONS.contains(arn.partition)) {
            String cause = "The partition " + QuotedText.of(arn.partition) + " is none of "
                    + QuotedText.list(PARTITIONS) + ".";
            throw invalid(text, expected, cause);
        }
        if (!arn.service.equals(service)) {
            String cause = "It is of the service " + QuotedText.of(arn.service) + ", not " + service + ".";
            throw invalid(text, expected, cause);
        }
        if (!arn.account.matches("[0-9]{12}")) {
            throw invalid(text, expected, "The account " + QuotedText.of(arn.account) + " is not 12 digits.");
        }
        return arn;
    }

    /** The partition of an ARN that has been parsed before. */
    static String partition(String arn) {
        return arn.split(":", 3)[1];
    }

    /** The account of an ARN that has been parsed before. */
    static String account(String arn) {
        return arn.split(":", 6)[4];
    }

    static InvalidValueException invalid(String text, String expected, String cause) {
        return new InvalidValueException(
                text, expected, cause, "Copy the whole ARN from the AWS console or command line.");
    }
}
