package io.portolan.diagnosis;

import static io.portolan.diagnosis.SampleReports.BOOT;
import static io.portolan.diagnosis.SampleReports.ok;
import static io.portolan.diagnosis.SampleReports.report;
import static io.portolan.diagnosis.SampleReports.stage;
import static io.portolan.diagnosis.SampleReports.step;
import static io.portolan.diagnosis.SampleReports.withSkipped;

import java.util.List;
import java.util.stream.Stream;

/** Reports on clusters that cannot be reached. */
final class FailedReports {

    private static final String FIX = """
            In Route 53 Resolver of us-east-2, make this rule or have it shared by AWS RAM, and associate it with this VPC:
              FORWARD  kafka-serverless.us-west-2.amazonaws.com
              to       10.30.1.53:53, 10.30.2.53:53
              through  the outbound endpoint of us-east-2
            On premises or in Kubernetes, forward the same domain:
              dnsmasq  server=/kafka-serverless.us-west-2.amazonaws.com/10.30.1.53
                       server=/kafka-serverless.us-west-2.amazonaws.com/10.30.2.53
              CoreDNS  kafka-serverless.us-west-2.amazonaws.com:53 {
                         forward . 10.30.1.53 10.30.2.53
                       }""";

    private FailedReports() {}

    static PreflightReport missingRule() {
        return report(
                "orders",
                "us-west-2",
                3419,
                withSkipped(
                        catalog("orders"),
                        credentials(),
                        brokers("orders"),
                        stage(
                                Stage.DNS,
                                2790,
                                List.of(missing(BOOT)),
                                step("jvm " + BOOT, "UnknownHostException", 2790),
                                step("host resolver 10.1.0.2 A " + BOOT, "NXDOMAIN", 6),
                                step("central 10.30.1.53 A " + BOOT, "10.30.4.11, 10.30.5.12", 61),
                                step(
                                        "central 10.30.2.53 A " + BOOT,
                                        "10.30.4.11, 10.30.5.12 (TCP after truncation)",
                                        128))));
    }

    static PreflightReport advertisedNamesMissing() {
        StageReport sound = stage(Stage.TLS, 90, List.of(ok(BOOT + ":9098", "sound")));
        return report(
                "shipments",
                "us-west-2",
                1212,
                catalog("shipments"),
                credentials(),
                brokers("shipments"),
                stage(
                        Stage.DNS,
                        66,
                        List.of(ok(BOOT, "10.30.4.11")),
                        step("central 10.30.1.53 A " + BOOT, "10.30.4.11", 66)),
                stage(
                        Stage.TCP,
                        62,
                        List.of(ok(BOOT + ":9098", "accepted")),
                        step("connect 10.30.4.11:9098", "accepted", 62)),
                sound,
                stage(Stage.IAM, 210, List.of(ok("shipments", "authenticated"))),
                stage(Stage.METADATA, 70, List.of(ok("shipments", "3 brokers"))),
                stage(
                        Stage.ADVERTISED_DNS,
                        130,
                        Stream.of("b1", "b2", "b3")
                                .map(name -> missing(name + BOOT.substring(4)))
                                .toList(),
                        step("host resolver 10.1.0.2 A b1" + BOOT.substring(4), "NXDOMAIN", 130)),
                StageReport.skipped(Stage.ADVERTISED_TCP));
    }

    static PreflightReport roleRefused() {
        return report(
                "refunds",
                "us-west-2",
                388,
                withSkipped(
                        catalog("refunds"),
                        stage(
                                Stage.CREDENTIALS,
                                388,
                                List.of(Finding.about(
                                                Code.ROLE_NOT_ASSUMABLE,
                                                "arn:aws:iam::222222222222:role/refunds-client")
                                        .asked(
                                                "AssumeRole as hop 2 of 2 of the role chain refunds-client, STS of us-east-2")
                                        .seen(
                                                "403 AccessDenied (request 4c1f0e7a): arn:aws:sts::111111111111:assumed-role/kafka-hub/checkout is not authorized to perform: sts:AssumeRole")
                                        .cause("The role does not trust the caller, or the caller may not assume it.")
                                        .fix(
                                                "Allow sts:AssumeRole on both sides:\n  trust of refunds-client   Principal arn:aws:iam::111111111111:role/kafka-hub\n  policy of kafka-hub       Resource arn:aws:iam::222222222222:role/refunds-client")
                                        .build()),
                                step("AssumeRole kafka-hub, refunds-client", "AccessDenied", 388))));
    }

    static PreflightReport wrongEnvironment() {
        return report(
                "stock",
                "us-west-2",
                512,
                withSkipped(
                        catalog("stock"),
                        credentials(),
                        brokers("stock"),
                        stage(
                                Stage.DNS,
                                71,
                                List.of(Finding.about(Code.WRONG_ENVIRONMENT, BOOT)
                                        .asked("addresses in 10.30.0.0/16, the service VPC of us-west-2 (prod)")
                                        .seen(
                                                "jvm                     10.90.4.2\nhost resolver 10.1.0.2  10.90.4.2\ncentral 10.30.1.53      10.30.4.11\ncentral 10.30.2.53      10.30.4.11")
                                        .cause(
                                                "10.90.4.2 is in the address space of environment dev. This host's resolver or its hosts file leads there. Nothing was sent there.")
                                        .fix(
                                                "Point the rule for kafka-serverless.us-west-2.amazonaws.com at 10.30.1.53:53, 10.30.2.53:53.")
                                        .build()))));
    }

    private static Finding missing(String host) {
        return Finding.about(Code.MISSING_RULE, host)
                .asked("addresses in 10.30.0.0/16, the service VPC of us-west-2 (prod)")
                .seen("""
                        jvm                     UnknownHostException
                        host resolver 10.1.0.2  NXDOMAIN
                        central 10.30.1.53      10.30.4.11, 10.30.5.12
                        central 10.30.2.53      10.30.4.11, 10.30.5.12""")
                .cause(
                        "This host's resolver does not forward kafka-serverless.us-west-2.amazonaws.com to the service VPC of"
                                + " us-west-2 (prod).")
                .fix(FIX)
                .build();
    }

    private static StageReport catalog(String cluster) {
        String arn =
                "arn:aws:kafka:us-west-2:222222222222:cluster/" + cluster + "/5d2c1f6e-0000-4000-8000-000000000000-s1";
        return stage(Stage.CATALOG, 0, List.of(ok(cluster, arn + ", IAM as role orders-client")));
    }

    private static StageReport credentials() {
        return stage(
                Stage.CREDENTIALS,
                412,
                List.of(ok(
                        "MSK API",
                        "arn:aws:iam::111111111111:role/kafka-hub, then arn:aws:iam::222222222222:role/orders-client")),
                step("AssumeRole kafka-hub, orders-client", "assumed", 412));
    }

    private static StageReport brokers(String cluster) {
        return stage(
                Stage.BROKERS,
                217,
                List.of(ok(cluster, BOOT + ":9098")),
                step("GetBootstrapBrokers us-west-2", BOOT + ":9098", 217));
    }
}
