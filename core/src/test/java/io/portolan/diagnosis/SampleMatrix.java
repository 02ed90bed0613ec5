package io.portolan.diagnosis;

import static io.portolan.diagnosis.SampleReports.ok;
import static io.portolan.diagnosis.SampleReports.stage;
import static io.portolan.diagnosis.SampleReports.step;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports of sites, and matrices of them. */
final class SampleMatrix {

    static final Instant NOW = Instant.parse("2026-11-27T20:13:05Z");

    static final List<String> CLUSTERS = List.of("orders", "payments", "shipping", "audit");

    private SampleMatrix() {}

    /** Three sites and four clusters. One rule is missing at one site since a while. */
    static SiteMatrix estate() {
        SiteMatrix.Builder matrix = SiteMatrix.builder();
        matrix.add("shop-west.json", sound("shop-west", NOW.minusSeconds(40)).toJson());
        matrix.add("plant.json", sound("plant", NOW.minusSeconds(200)).toJson());
        String before = sound("shop-east", NOW.minusSeconds(7_300)).toJson();
        matrix.add(
                "shop-east.json",
                broken("shop-east", NOW.minusSeconds(12)).changedSince(before).toJson());
        return matrix.build(NOW);
    }

    /** All that can be wrong, beside what {@link #estate} has. */
    static SiteMatrix troubled() {
        SiteMatrix.Builder matrix = SiteMatrix.builder().sites(List.of("shop-east", "plant", "harbour"));
        matrix.add(
                "shop-east@h1.json", broken("shop-east", NOW.minusSeconds(12)).toJson());
        matrix.add(
                "shop-east@h2.json",
                SiteReport.of("shop-east", "h2", NOW.minusSeconds(70), soundReports())
                        .toJson());
        matrix.add("plant.json", sound("plant", NOW.minus(Duration.ofHours(30))).toJson());
        matrix.add("depot.json", sound("depot", NOW.plus(Duration.ofHours(2))).toJson());
        matrix.add("half.json", "{\"format\": 1, \"site\": \"sho");
        matrix.add("newer.json", "{\"format\": 2}");
        matrix.add(
                "dev.json",
                SiteReport.of("lab", "l1", NOW, PreflightReports.of(List.of(cluster("orders", "dev", 3))))
                        .toJson());
        matrix.addIgnored("README.txt", "is no file of reports");
        return matrix.build(NOW);
    }

    /** Three sites. One uses half of the clusters and has reported all, one uses none and is silent. */
    static SiteMatrix unused() {
        SiteMatrix.Builder matrix = SiteMatrix.builder().sites(List.of("shop", "plant", "office"));
        matrix.add("shop.json", broken("shop", NOW).toJson());
        matrix.add("plant.json", sound("plant", NOW).toJson());
        matrix.addUnused("shop", "shipping", "us-west-2").addUnused("shop", "audit", "us-west-2");
        CLUSTERS.forEach(cluster -> matrix.addUnused("office", cluster, "us-west-2"));
        return matrix.build(NOW);
    }

    /** One cause at many sites. */
    static SiteMatrix brokenEverywhere(int sites) {
        SiteMatrix.Builder matrix = SiteMatrix.builder();
        IntStream.range(0, sites)
                .mapToObj(SampleMatrix::siteName)
                .forEach(name -> matrix.add(name, broken(name, NOW).toJson()));
        return matrix.build(NOW);
    }

    /** Many clusters and sites. Two sites lack a rule, one role is refused, one site is silent and one is stale. */
    static SiteMatrix large(int clusters, int sites) {
        List<String> names =
                IntStream.range(0, sites).mapToObj(SampleMatrix::siteName).toList();
        SiteMatrix.Builder matrix = SiteMatrix.builder().sites(names);
        for (int site = 0; site < sites - 1; site++) {
            int number = site;
            PreflightReports reports = PreflightReports.of(IntStream.range(0, clusters)
                    .mapToObj(cluster -> largeReport(number, cluster))
                    .toList());
            Instant time = site == 11 ? NOW.minusSeconds(90_000) : NOW.minusSeconds(20 + site);
            matrix.add(
                    names.get(site),
                    SiteReport.of(names.get(site), "host-" + site, time, reports)
                            .toJson());
        }
        return matrix.build(NOW);
    }

    private static PreflightReport largeReport(int site, int cluster) {
        String name = "cluster-%04d".formatted(cluster);
        if ((site == 7 || site == 23) && cluster % 4 == 1) {
            return failed(name);
        }
        return site == 31 && cluster == 17
                ? named(name, FailedReports.roleRefused())
                : cluster(name, "prod", 1 + (site * 7 + cluster) % 90);
    }

    private static String siteName(int site) {
        return "site-%02d-%s"
                .formatted(site, List.of("shop", "stock", "harbour", "plant").get(site % 4));
    }

    static SiteReport sound(String site, Instant time) {
        return SiteReport.of(site, site + "-1", time, soundReports());
    }

    static SiteReport broken(String site, Instant time) {
        List<PreflightReport> reports = Stream.of(
                        cluster("orders", "prod", 1),
                        cluster("payments", "prod", 2),
                        failed("shipping"),
                        failed("audit"))
                .toList();
        return SiteReport.of(site, site + "-1", time, PreflightReports.of(reports));
    }

    static PreflightReports soundReports() {
        return PreflightReports.of(IntStream.range(0, CLUSTERS.size())
                .mapToObj(index -> cluster(CLUSTERS.get(index), "prod", index * 31L))
                .toList());
    }

    static PreflightReport failed(String cluster) {
        return named(cluster, FailedReports.missingRule());
    }

    private static PreflightReport named(String cluster, PreflightReport report) {
        return new PreflightReport(cluster, "us-west-2", "prod", report.duration(), report.stages());
    }

    static PreflightReport cluster(String name, String environment, long roundTrip) {
        return new PreflightReport(
                name,
                "us-west-2",
                environment,
                Duration.ofMillis(300),
                List.of(stage(
                        Stage.TCP,
                        roundTrip,
                        List.of(ok("b1:9098", "accepted")),
                        step("TCP b1:9098", "accepted", roundTrip + 5),
                        step("TCP b2:9098", "accepted", roundTrip),
                        step("TCP b3:9098", "refused", 0))));
    }
}
