package io.portolan.diagnosis;

import static io.portolan.diagnosis.SampleMatrix.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link SiteMatrix} as JSON and as text. */
class SiteMatrixTest {

    @Test
    void estateIsShownWithItsFailuresFirst() {
        assertThat(SampleMatrix.estate().toText(false).replaceAll("(?s)  cause  .*?  where", "  where"))
                .isEqualTo("""
                Matrix of environment prod, 3 sites, 4 clusters: FAILED, 2 of 12 pairs failed

                1 cause explains 2 findings in 2 of 12 pairs

                Cause 1: MISSING_RULE, DNS, 2 pairs
                  where  shop-east: audit (us-west-2), shipping (us-west-2)

                                      shop-east       plant      shop-west
                age of the report     12 s            3 min      40 s
                audit (us-west-2)     FAILED cause 1  ok 93 ms   ok 93 ms
                shipping (us-west-2)  FAILED cause 1  ok 62 ms   ok 62 ms
                orders (us-west-2)    ok 1 ms         ok < 1 ms  ok < 1 ms
                payments (us-west-2)  ok 2 ms         ok 31 ms   ok 31 ms

                Last changes
                  2026-11-27T20:12:53Z  shop-east to audit (us-west-2): FAILED MISSING_RULE, before OK
                  2026-11-27T20:12:53Z  shop-east to shipping (us-west-2): FAILED MISSING_RULE, before OK""");
        assertThat(SampleMatrix.estate().toText(true)).contains("\033[1;31mFAILED cause 1\033[0m");
        assertThat(SampleMatrix.estate().failed()).isTrue();
    }

    @Test
    void soundEstateIsNoFailure() {
        SiteMatrix matrix = matrix(SampleMatrix.sound("shop", NOW).toJson());
        assertThat(matrix.failed()).isFalse();
        assertThat(matrix.toString()).contains("OK, All 4 pairs ready");
    }

    @Test
    void jsonFollowsItsSchema() throws Exception {
        for (SiteMatrix matrix : List.of(
                SampleMatrix.estate(),
                SampleMatrix.troubled(),
                SiteMatrix.builder().build(NOW),
                SiteMatrix.builder().sites(List.of("shop")).build(NOW))) {
            ReportSchema.assertValidMatrix(matrix.toJson());
            assertThat(matrix.failed()).isTrue();
        }
        assertThat(ReportSchema.acceptsMatrix("{}")).isFalse();
        JsonNode pair = pair(SampleMatrix.estate(), "shop-east", "shipping");
        assertThat(pair.at("/status").asText()).isEqualTo("failed");
        assertThat(pair.at("/ageSeconds").asLong()).isEqualTo(12);
        assertThat(pair.at("/since").asText()).isEqualTo("2026-11-27T20:12:53Z");
        assertThat(pair.at("/before/status").asText()).isEqualTo("ok");
        assertThat(pair(SampleMatrix.estate(), "plant", "audit")
                        .at("/roundTripMillis")
                        .asLong())
                .isEqualTo(93);
    }

    @Test
    void silentSiteIsReportedNowhere() throws Exception {
        SiteMatrix.Builder builder = SiteMatrix.builder().sites(List.of("harbour", "shop"));
        SiteMatrix matrix = builder.add(
                        "shop.json", SampleMatrix.sound("shop", NOW).toJson())
                .build(NOW);

        assertThat(matrix.failed()).isTrue();
        assertThat(matrix.toString())
                .contains(
                        "4 of 8 pairs not reported",
                        "not reported  0 s",
                        "\naudit (us-west-2)     not reported  ok 93 ms");
        assertThat(pair(matrix, "harbour", "audit").at("/status").asText()).isEqualTo("not_reported");
        assertThat(tree(matrix).at("/sites/0/hosts")).isEmpty();
    }

    @Test
    void unusedPairIsNoFailureWhateverIsReported() throws Exception {
        SiteMatrix matrix = SampleMatrix.unused();

        assertThat(matrix.failed()).isFalse();
        assertThat(matrix.toString())
                .startsWith("Matrix of environment prod, 3 sites, 4 clusters: OK, All 6 pairs ready, 6 more not used\n")
                .contains("                      shop      plant      office\n")
                .contains("shipping (us-west-2)  not used  ok 62 ms   not used")
                .doesNotContain("MISSING_RULE", "Not as it should be");
        assertThat(pair(matrix, "shop", "shipping").at("/status").asText()).isEqualTo("not_used");
        assertThat(pair(matrix, "shop", "shipping").has("codes")).isFalse();
        assertThat(tree(matrix).at("/causes")).isEmpty();
        ReportSchema.assertValidMatrix(matrix.toJson());
    }

    @Test
    void unusedClusterOfAnotherRegionIsMissed() {
        SiteMatrix.Builder builder = SiteMatrix.builder().sites(List.of("shop", "harbour"));
        builder.add("shop.json", SampleMatrix.sound("shop", NOW).toJson());
        builder.addUnused("harbour", "audit", "us-east-2").addUnused("harbour", "orders", "us-west-2");
        assertThat(builder.build(NOW).toString()).contains("3 of 7 pairs not reported, 1 more not used");
    }

    @Test
    void clusterThatNobodyReportedIsMissed() throws Exception {
        SiteMatrix.Builder builder = SiteMatrix.builder();
        builder.addCluster("ledger", "us-west-2").addUnused("plant", "ledger", "us-west-2");
        assertThat(builder.build(NOW).toString()).contains("FAILED, No report of a cluster");
        builder.add("shop.json", SampleMatrix.sound("shop", NOW).toJson());
        builder.add("plant.json", SampleMatrix.sound("plant", NOW).toJson());
        SiteMatrix matrix = builder.build(NOW);

        assertThat(matrix.toString()).contains("1 of 9 pairs not reported, 1 more not used");
        assertThat(pair(matrix, "shop", "ledger").at("/status").asText()).isEqualTo("not_reported");
    }

    /** Catalogs name a region that others have too. Hosts of that region do not. */
    @Test
    void regionInANameIsNoOtherCluster() {
        SiteMatrix.Builder builder = SiteMatrix.builder();
        builder.addCluster("orders@us-west-2", "us-west-2");
        builder.add("shop.json", SampleMatrix.sound("shop", NOW).toJson());

        assertThat(builder.build(NOW).toString()).contains("All 4 pairs ready").doesNotContain("@");
    }

    @Test
    void matrixWithoutAUsedPairProvesNothing() {
        SiteMatrix.Builder builder = SiteMatrix.builder();
        builder.add("shop.json", SampleMatrix.sound("shop", NOW).toJson());
        SampleMatrix.CLUSTERS.forEach(cluster -> builder.addUnused("shop", cluster, "us-west-2"));
        assertThat(builder.build(NOW).failed()).isTrue();
        assertThat(builder.build(NOW).toString()).contains("FAILED, No site uses a cluster");
    }

    @Test
    void manySitesOfACauseAreCountedInTheTerminal() {
        assertThat(SampleMatrix.brokenEverywhere(50).toString())
                .contains("  where  site-00-shop: audit (us-west-2), shipping (us-west-2)\n", "and 38 more sites\n");
    }

    @Test
    void oldReportIsStale() throws Exception {
        SiteMatrix.Builder builder = SiteMatrix.builder().staleAfter(Duration.ofMinutes(10));
        builder.add(
                "shop.json", SampleMatrix.sound("shop", NOW.minusSeconds(601)).toJson());
        builder.add(
                "plant.json", SampleMatrix.sound("plant", NOW.minusSeconds(599)).toJson());
        SiteMatrix matrix = builder.build(NOW);

        assertThat(pair(matrix, "shop", "audit").at("/stale").asBoolean()).isTrue();
        assertThat(pair(matrix, "plant", "audit").at("/stale").asBoolean()).isFalse();
        assertThat(matrix.toString()).contains("10 min, STALE", "ok 93 ms *");
        assertThat(matrix.failed()).isFalse();
    }

    @Test
    void worstFreshHostCounts() throws Exception {
        SiteMatrix.Builder builder = SiteMatrix.builder();
        builder.add("h1", SampleMatrix.broken("shop", NOW).toJson());
        builder.add(
                "h2",
                SiteReport.of("shop", "h2", NOW, SampleMatrix.soundReports()).toJson());
        assertThat(pair(builder.build(NOW), "shop", "audit").at("/host").asText())
                .isEqualTo("shop-1");
        assertThat(tree(builder.build(NOW)).at("/problems/0/problem").asText())
                .startsWith(
                        "has hosts that disagree on 2 clusters: audit (us-west-2) is FAILED at shop-1 and OK at h2");

        SiteMatrix later = builder.add(
                        "h2",
                        SiteReport.of("shop", "h2", NOW.plusSeconds(3600), SampleMatrix.soundReports())
                                .toJson())
                .build(NOW.plusSeconds(3600));
        assertThat(pair(later, "shop", "audit").at("/host").asText()).isEqualTo("h2");
        assertThat(tree(later).at("/problems")).isEmpty();
        assertThat(later.failed()).isFalse();
    }

    @Test
    void newestReportOfAHostCounts() {
        SiteMatrix.Builder builder = SiteMatrix.builder();
        builder.add("topic", SampleMatrix.sound("shop", NOW).toJson());
        builder.add("folder", SampleMatrix.broken("shop", NOW.minusSeconds(60)).toJson());
        assertThat(builder.build(NOW).failed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', prod, dev.json", "dev, dev, prod.json", "prod, prod, dev.json"})
    void mixedUpEnvironmentIsLeftOutAndTold(String wanted, String shown, String told) throws Exception {
        SiteMatrix.Builder builder = SiteMatrix.builder().environment(wanted);
        builder.add("prod.json", SampleMatrix.sound("shop", NOW).toJson());
        builder.add("prod2.json", SampleMatrix.sound("plant", NOW).toJson());
        builder.add(
                "dev.json",
                SiteReport.of("shop", "d", NOW, PreflightReports.of(List.of(SampleMatrix.cluster("orders", "dev", 1))))
                        .toJson());
        JsonNode matrix = tree(builder.build(NOW));

        assertThat(matrix.at("/environment").asText()).isEqualTo(shown);
        assertThat(matrix.at("/pairs")).hasSize(shown.equals("dev") ? 1 : 8);
        assertThat(matrix.at("/problems/0/source").asText()).isEqualTo(told);
        assertThat(matrix.at("/problems/0/problem").asText()).contains("clusters of environment ");
        assertThat(builder.build(NOW).failed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"format": 1, "si                        | ends too early, after 17 characters
            <html>                                   | is no JSON: it has no value at character 1
            []                                       | is no report: an object is missing
            {"clusters": []}                         | is no report of a site: it has no "format"
            {"format": 2}                            | has the format 2 of a newer version, and this one reads 1
            {"format": 1e300}                        | is no report: "format" is not a whole number
            {"format": 1, "time": "yesterday"}       | is no report: "time" is not a time such as 2026-11-27T20:13:05Z
            {"format": 1, "time": "+99999999-01-01T00:00:00Z"} | is no report: "time" is not a time
            {"format": 1, "time": "2026-11-27T20:13:05Z", "site": 7} | is no report: "site" is not a text
            """)
    void unusableTextIsToldAndTheRestIsShown(String text, String problem) throws Exception {
        SiteMatrix.Builder builder = SiteMatrix.builder().add("bad.json", text);
        JsonNode matrix =
                tree(builder.add("shop.json", SampleMatrix.sound("shop", NOW).toJson())
                        .build(NOW));

        assertThat(matrix.at("/problems/0/source").asText()).isEqualTo("bad.json");
        assertThat(matrix.at("/problems/0/problem").asText()).startsWith(problem);
        assertThat(matrix.at("/pairs")).hasSize(4);
        assertThat(builder.build(NOW).failed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"MISSING_RULE, NEW_CODE", "dns, new_stage"})
    void findingOfANewerVersionStillFails(String known, String unknown) throws Exception {
        String json = SampleMatrix.broken("shop", NOW).toJson().replace("\"" + known + "\"", "\"" + unknown + "\"");
        SiteMatrix matrix = matrix(json);

        assertThat(pair(matrix, "shop", "audit").at("/status").asText()).isEqualTo("failed");
        assertThat(tree(matrix).at("/problems/0/problem").asText())
                .startsWith("has a finding of a newer version: shipping (us-west-2) has ")
                .contains("This host's resolver does not forward");
        ReportSchema.assertValidMatrix(matrix.toJson());
    }

    @Test
    void failedFindingBeatsAGoodStatus() throws Exception {
        String json = SampleMatrix.broken("shop", NOW).toJson().replace("\"status\": \"failed\"", "\"status\": \"ok\"");
        assertThat(pair(matrix(json), "shop", "audit").at("/status").asText()).isEqualTo("failed");
    }

    @Test
    void manySitesAreCountedInTheTerminal() {
        assertThat(SampleMatrix.large(70, 20).toString())
                .contains("site             age           failed  not reported  warning  ok  not used\n")
                .contains("site-07-plant    27 s          18      0             0        52  0\n")
                .contains("site-19-plant    not reported  0       70            0        0   0\n")
                .contains("site-11-plant    25 h, STALE   0       0             0        70  0\n")
                .contains("where  site-07-plant: cluster-0001 (us-west-2), ")
                .contains(" and 6 more\n");
    }

    @Test
    void hostileReportsHarmNothing() {
        SiteMatrix.Builder builder = SiteMatrix.builder();
        for (String text : HostileReports.TEXTS) {
            PreflightReports reports = PreflightReports.of(List.of(HostileReports.of(text)));
            builder.add(
                    text,
                    SiteReport.of("<b>\u202e'\"", "h" + text.length(), NOW, reports)
                            .toJson());
        }
        SiteMatrix matrix = builder.build(NOW);

        ReportSchema.assertValidMatrix(matrix.toJson());
        assertThat(matrix.toText(false)).doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
    }

    static SiteMatrix matrix(String json) {
        return SiteMatrix.builder().add("r.json", json).build(NOW);
    }

    private static JsonNode tree(SiteMatrix matrix) throws Exception {
        return new ObjectMapper().readTree(matrix.toJson());
    }

    private static JsonNode pair(SiteMatrix matrix, String site, String cluster) throws Exception {
        for (JsonNode pair : tree(matrix).at("/pairs")) {
            if (pair.at("/site").asText().equals(site)
                    && pair.at("/cluster").asText().equals(cluster)) {
                return pair;
            }
        }
        throw new AssertionError(site + " to " + cluster + " is not in " + matrix);
    }
}
