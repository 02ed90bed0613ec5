package io.portolan.catalog;

import java.util.List;
import java.util.regex.Pattern;

/** The parts that every ARN has: {@code arn:<partition>:<service>:<region>:<account>:<resource>}. */
record Arn(String partition, String service, String region, String account, String resource) {

    /** The partitions that have MSK and that this library serves. */
    static final List<String> PARTITIONS = List.of("aws", "aws-cn", "aws-us-gov");

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /** Takes an ARN of this service apart; what is wrong with it is told in terms of what was expected. */
    static Arn parse(String text, String service, String expected) {
        String[] parts = text.split(":", 6);
        check(parts.length == 6 && parts[0].equals("arn"), text, expected, "It is not of that form.");
        Arn arn = new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
        check(
                PARTITIONS.contains(arn.partition),
                text,
                expected,
                "The partition %s is none of %s.".formatted(Quoted.of(arn.partition), Quoted.list(PARTITIONS)));
        check(
                arn.service.equals(service),
                text,
                expected,
                "It is of the service %s, not %s.".formatted(Quoted.of(arn.service), service));
        check(
                ACCOUNT.matcher(arn.account).matches(),
                text,
                expected,
                "The account %s is not 12 digits.".formatted(Quoted.of(arn.account)));
        return arn;
    }

    static void check(boolean good, String text, String expected, String cause) {
        if (!good) {
            throw new Invalid(text, expected, cause, "Copy the whole ARN from the AWS console or command line.");
        }
    }
}
