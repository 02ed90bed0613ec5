package io.portolan.examples.anytoany;

import io.portolan.diagnosis.SiteMatrix;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A tour of two regions, four clusters in accounts of their own and three client sites. A dev environment is there
 * too, which no site may reach by mistake.
 */
final class AnyToAnyTour {

    private static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";
    private static final List<String> SITES = List.of("shop-east", "shop-west", "plant");
    private static final List<String> CLUSTERS = List.of("orders", "payments", "shipping", "audit");

    private AnyToAnyTour() {}

    /**
     * Starts the estate, sends records along every path, breaks a rule, draws all pairs and stops the estate. Returns
     * whether everything went as expected.
     */
    static boolean run(PrintStream out) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Path reports = Files.createTempDirectory("any-to-any-");
        out.println(
                "Starting an MSK estate on this machine: 2 regions, 4 clusters, 3 client sites, and a dev environment …");
        try (LocalMsk msk = declare().start()) {
            long started = System.nanoTime();
            out.printf(
                    Locale.ROOT,
                    "Started in %d ms. Each site is now a process of its own.%n%n",
                    millis(start, started));
            List<RoundTripRow> rows = anyToAny(msk, reports, out);
            out.println("Milliseconds of each stage, from each site to each cluster and back:\n\n"
                    + RoundTripTable.of(rows));
            out.println("Calls to AWS: " + msk.calls().all() + "\n");
            boolean diagnosed = brokenRule(msk, reports, out);
            drawMatrix(reports, out);
            long now = System.nanoTime();
            out.printf(
                    Locale.ROOT,
                    "%nTook %d ms, of which the estate's start %d ms.%n",
                    millis(start, now),
                    millis(start, started));
            return diagnosed
                    && rows.size() == SITES.size() * CLUSTERS.size()
                    && rows.stream().allMatch(RoundTripRow::ok);
        }
    }

    private static LocalMskBuilder declare() {
        LocalMskBuilder estate = LocalMsk.builder()
                .serviceVpc("prod", "us-east-2")
                .serviceVpc("prod", "us-west-2")
                .serviceVpc("dev", "us-east-2")
                .role(HUB, role -> role.trusts("666666666666", "777777777777", "888888888888"))
                .site("shop-east", site -> site.account("666666666666").inRegion("prod", "us-east-2"))
                .site("shop-west", site -> site.account("777777777777").inRegion("prod", "us-west-2"))
                .onPremises("plant", site -> site.account("888888888888").environment("prod"))
                .cluster(
                        "orders-dev",
                        cluster -> cluster.inVpc("dev", "us-east-2").controlPlaneOnly());
        cluster(estate, "orders", "222222222222", "us-east-2");
        cluster(estate, "payments", "333333333333", "us-east-2");
        cluster(estate, "shipping", "444444444444", "us-west-2");
        cluster(estate, "audit", "555555555555", "us-west-2");
        return estate;
    }

    private static void cluster(LocalMskBuilder estate, String name, String account, String region) {
        String role = "arn:aws:iam::" + account + ":role/" + name + "-client";
        estate.cluster(name, cluster -> cluster.inVpc("prod", region).account(account))
                .role(role, client -> client.trusts(HUB).mayUse(name));
    }

    private static List<RoundTripRow> anyToAny(LocalMsk msk, Path reports, PrintStream out)
            throws IOException, InterruptedException {
        List<SiteProcess> processes = new ArrayList<>();
        for (String site : SITES) {
            processes.add(SiteProcess.start(msk, site, CLUSTERS, reports));
        }
        List<RoundTripRow> rows = new ArrayList<>();
        for (SiteProcess process : processes) {
            rows.addAll(process.rows(out));
        }
        return rows;
    }

    private static boolean brokenRule(LocalMsk msk, Path reports, PrintStream out)
            throws IOException, InterruptedException {
        out.println("Now the rule for us-west-2 is removed at shop-east. What its application sees:\n");
        msk.site("shop-east").resolver().removeRule("us-west-2");
        List<RoundTripRow> rows = SiteProcess.start(msk, "shop-east", List.of("shipping"), reports)
                .rows(out);
        return rows.stream().map(RoundTripRow::problem).toList().equals(List.of("MISSING_RULE"));
    }

    /** What all sites reported last. One of them has lost its rule since its first report. */
    private static void drawMatrix(Path reports, PrintStream out) throws IOException {
        SiteMatrix.Builder builder = SiteMatrix.builder().sites(SITES);
        for (String site : SITES) {
            Path file = reports.resolve(site + ".json");
            builder.add(file.toString(), Files.readString(file));
        }
        Path page = Files.writeString(
                reports.resolve("matrix.html"), builder.build(Instant.now()).toHtml());
        out.println("\nAll pairs of site and cluster on one page, with the broken rule: " + page);
    }

    private static long millis(long from, long to) {
        return Duration.ofNanos(to - from).toMillis();
    }
}
