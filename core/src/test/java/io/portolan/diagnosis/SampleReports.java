package io.portolan.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reports as preflights of real estates give them. */
final class SampleReports {

    static final String MISSING_RULE_CAUSE =
            "This host's resolver does not forward kafka-serverless.us-west-2.amazonaws.com to"
                    + " the service VPC of us-west-2 (prod).";
    static final String MISSING_RULE_FIX = """
            In Route 53 Resolver of us-west-2, make this rule or have it shared by AWS RAM, and associate it with this VPC:
              FORWARD  kafka-serverless.us-west-2.amazonaws.com
              to  10.30.1.53:53, 10.30.2.53:53
              through  the outbound endpoint of us-west-2""";

    private static final String ZONE = "c2.kafka-serverless.us-west-2.amazonaws.com";
    static final String BOOT = "boot-x7k2m9qa." + ZONE;

    private SampleReports() {}

    /** One report of each kind that estates have. */
    static PreflightReports estate() {
        return PreflightReports.of(List.of(
                FailedReports.missingRule(),
                sound(),
                degraded(),
                FailedReports.roleRefused(),
                FailedReports.advertisedNamesMissing(),
                FailedReports.wrongEnvironment(),
                plain()));
    }

    static PreflightReport sound() {
        return report(
                "payments",
                "us-east-2",
                638,
                stage(
                        Stage.CATALOG,
                        0,
                        List.of(ok("payments", "the MSK cluster named payments, IAM as role payments"))),
                stage(
                        Stage.CREDENTIALS,
                        214,
                        List.of(
                                ok(
                                        "MSK API",
                                        "arn:aws:iam::111111111111:role/kafka-hub, then arn:aws:iam::222222222222:role/payments")),
                        step("AssumeRole kafka-hub, payments", "assumed", 214)),
                stage(
                        Stage.BROKERS,
                        96,
                        List.of(ok("payments", "boot-p3w8.c1.kafka-serverless.us-east-2.amazonaws.com:9098")),
                        step("GetBootstrapBrokers us-east-2", "1 broker", 96)),
                stage(
                        Stage.DNS,
                        31,
                        List.of(ok("boot-p3w8.c1.kafka-serverless.us-east-2.amazonaws.com", "10.20.4.7, 10.20.5.7")),
                        step("jvm boot-p3w8.c1.kafka-serverless.us-east-2.amazonaws.com", "10.20.4.7, 10.20.5.7", 9),
                        step(
                                "host resolver 10.1.0.2 A boot-p3w8.c1.kafka-serverless.us-east-2.amazonaws.com",
                                "10.20.4.7, 10.20.5.7",
                                12),
                        step(
                                "central 10.20.1.53 A boot-p3w8.c1.kafka-serverless.us-east-2.amazonaws.com",
                                "10.20.4.7, 10.20.5.7",
                                31)),
                stage(
                        Stage.TCP,
                        14,
                        List.of(ok("boot-p3w8.c1.kafka-serverless.us-east-2.amazonaws.com:9098", "accepted")),
                        step("connect 10.20.4.7:9098", "accepted", 13),
                        step("connect 10.20.5.7:9098", "accepted", 14)),
                stage(
                        Stage.TLS,
                        58,
                        List.of(ok(
                                "boot-p3w8.c1.kafka-serverless.us-east-2.amazonaws.com:9098",
                                "CN=*.c1.kafka-serverless.us-east-2.amazonaws.com")),
                        step("handshake 10.20.4.7:9098", "TLSv1.3", 58)),
                stage(
                        Stage.IAM,
                        120,
                        List.of(ok("payments", "arn:aws:sts::222222222222:assumed-role/payments/checkout")),
                        step("AWS_MSK_IAM", "authenticated", 120)),
                stage(Stage.METADATA, 44, List.of(ok("payments", "3 brokers")), step("metadata", "3 brokers", 44)),
                stage(
                        Stage.ADVERTISED_DNS,
                        35,
                        List.of(ok("b1, b2, b3", "10.20.4.7, 10.20.5.7")),
                        step("central 10.20.2.53 A b1-p3w8…", "10.20.4.7", 35)),
                stage(
                        Stage.ADVERTISED_TCP,
                        15,
                        List.of(ok("b1, b2, b3", "accepted")),
                        step("connect 10.20.4.7:9098", "accepted", 15)));
    }

    static PreflightReport degraded() {
        return report(
                "audit",
                "us-east-2",
                2431,
                stage(
                        Stage.CATALOG,
                        0,
                        List.of(ok("audit", "bootstrap servers given in the catalog, IAM as role audit-writer"))),
                StageReport.skipped(Stage.CREDENTIALS),
                stage(
                        Stage.BROKERS,
                        0,
                        List.of(ok("audit", "boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com:9098"))),
                stage(
                        Stage.DNS,
                        2003,
                        List.of(
                                ok("boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com", "10.20.4.9"),
                                Finding.about(Code.CENTRAL_DEGRADED, "central 10.20.2.53")
                                        .asked("the same names as the other inbound resolvers")
                                        .seen("no answer")
                                        .cause(
                                                "One inbound resolver is silent, and others answer. Look-ups work, but without redundancy.")
                                        .fix(
                                                "Check the silent address of the inbound endpoint. It must exist and be AVAILABLE, and its security group must let UDP and TCP 53 in.")
                                        .build()),
                        step("jvm boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com", "10.20.4.9", 11),
                        step(
                                "central 10.20.1.53 A boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com",
                                "10.20.4.9",
                                24),
                        step(
                                "central 10.20.2.53 A boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com",
                                "no answer",
                                2003)),
                stage(
                        Stage.TCP,
                        13,
                        List.of(ok("boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com:9098", "accepted")),
                        step("connect 10.20.4.9:9098", "accepted", 13)),
                stage(
                        Stage.TLS,
                        61,
                        List.of(ok(
                                "boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com:9098",
                                "CN=*.c2.kafka-serverless.us-east-2.amazonaws.com"))),
                stage(Stage.IAM, 298, List.of(ok("audit", "authenticated"))),
                stage(Stage.METADATA, 40, List.of(ok("audit", "3 brokers"))),
                stage(Stage.ADVERTISED_DNS, 8, List.of(ok("b1, b2, b3", "10.20.4.9"))),
                stage(Stage.ADVERTISED_TCP, 8, List.of(ok("b1, b2, b3", "accepted"))));
    }

    static PreflightReport plain() {
        return new PreflightReport(
                "local",
                "",
                "",
                Duration.ofMillis(21),
                List.of(
                        stage(
                                Stage.CATALOG,
                                0,
                                List.of(ok("local", "bootstrap servers given in the catalog, PLAINTEXT"))),
                        StageReport.skipped(Stage.CREDENTIALS),
                        stage(Stage.BROKERS, 0, List.of(ok("local", "localhost:9092"))),
                        stage(
                                Stage.DNS,
                                1,
                                List.of(ok("localhost", "127.0.0.1")),
                                step("jvm localhost", "127.0.0.1", 1)),
                        stage(
                                Stage.TCP,
                                1,
                                List.of(ok("localhost:9092", "accepted")),
                                step("connect 127.0.0.1:9092", "accepted", 1)),
                        StageReport.skipped(Stage.TLS),
                        StageReport.skipped(Stage.IAM),
                        stage(Stage.METADATA, 18, List.of(ok("local", "1 broker"))),
                        stage(Stage.ADVERTISED_DNS, 1, List.of(ok("localhost", "127.0.0.1"))),
                        stage(Stage.ADVERTISED_TCP, 0, List.of(ok("localhost:9092", "accepted")))));
    }

    static PreflightReport report(String cluster, String region, long millis, StageReport... stages) {
        return new PreflightReport(cluster, region, "prod", Duration.ofMillis(millis), List.of(stages));
    }

    static StageReport stage(Stage stage, long millis, List<Finding> findings, Step... steps) {
        return new StageReport(stage, false, Duration.ofMillis(millis), findings, List.of(steps));
    }

    static StageReport[] withSkipped(StageReport... ran) {
        Stream<StageReport> skipped = Stream.of(Stage.values()).skip(ran.length).map(StageReport::skipped);
        return Stream.concat(Stream.of(ran), skipped).toArray(StageReport[]::new);
    }

    static Finding ok(String subject, String seen) {
        return Finding.about(Code.OK, subject).seen(seen).build();
    }

    static Step step(String name, String outcome, long millis) {
        return new Step(name, outcome, Duration.ofMillis(millis));
    }
}
