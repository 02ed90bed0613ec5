package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link SiteReport} as JSON, and what it says has changed. */
class SiteReportTest {

    private static final Instant NOW = SampleMatrix.NOW;

    @Test
    void jsonIsAPreflightReportWithItsSite() throws Exception {
        String json = SampleMatrix.broken("shop", NOW).toJson();

        ReportSchema.assertValidSite(json);
        JsonNode report = new ObjectMapper().readTree(json);
        assertThat(report.at("/format").asInt()).isEqualTo(1);
        assertThat(report.at("/site").asText()).isEqualTo("shop");
        assertThat(report.at("/host").asText()).isEqualTo("shop-1");
        assertThat(report.at("/time").asText()).isEqualTo("2026-11-27T20:13:05Z");
        assertThat(report.at("/clusters/1/roundTripMillis").asLong())
                .as("the shortest that was accepted")
                .isEqualTo(2);
        assertThat(report.at("/clusters/2/roundTripMillis").isMissingNode()).isTrue();
        assertThat(report.at("/causes/0/code").asText()).isEqualTo("MISSING_RULE");
    }

    @Test
    void hostileReportsKeepTheirSchema() {
        for (String text : HostileReports.TEXTS) {
            PreflightReports reports = PreflightReports.of(List.of(HostileReports.of(text)));
            ReportSchema.assertValidSite(
                    SiteReport.of("<b>&\u202e", "h", NOW, reports).toJson());
        }
    }

    @Test
    void changeIsKnownFromTheEarlierReport() throws Exception {
        SiteReport first = SampleMatrix.sound("shop", NOW.minusSeconds(300));
        SiteReport second = SampleMatrix.broken("shop", NOW.minusSeconds(200)).changedSince(first.toJson());
        SiteReport third = SampleMatrix.broken("shop", NOW.minusSeconds(100)).changedSince(second.toJson());
        SiteReport fourth = SampleMatrix.sound("shop", NOW).changedSince(third.toJson());

        assertThat(shipping(first)).isEqualTo("since 20:08:05");
        assertThat(shipping(second)).isEqualTo("since 20:09:45, before ok []");
        assertThat(shipping(third)).isEqualTo("since 20:09:45, before ok []");
        assertThat(shipping(fourth)).isEqualTo("since 20:13:05, before failed [\"MISSING_RULE\"]");
        ReportSchema.assertValidSite(fourth.toJson());
    }

    @Test
    void reportOfAnotherHostOrTimeChangesNothing() throws Exception {
        SiteReport now = SampleMatrix.broken("shop", NOW);
        SiteReport otherHost = SiteReport.of("shop", "h2", NOW.minusSeconds(9), SampleMatrix.soundReports());

        for (String earlier : List.of(
                SampleMatrix.sound("plant", NOW.minusSeconds(9)).toJson(),
                otherHost.toJson(),
                SampleMatrix.sound("shop", NOW.plusSeconds(9)).toJson(),
                "",
                "{\"format\": 7}",
                "half")) {
            assertThat(shipping(now.changedSince(earlier))).isEqualTo("since 20:13:05");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u001b[31mb", "a\u009b"})
    void unfitNamesAreRefused(String site) {
        PreflightReports none = PreflightReports.of(List.of());
        assertThatThrownBy(() -> SiteReport.of(site, "h", NOW, none)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SiteReport.of("s".repeat(201), "h", NOW, none))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hostHasAName() {
        SiteReport report = SiteReport.ofThisHost(Optional.of("shop"), NOW, PreflightReports.of(List.of()));
        assertThat(report.site()).isEqualTo("shop");
        assertThat(report.host()).isNotBlank();
    }

    private static String shipping(SiteReport report) throws Exception {
        JsonNode cluster = new ObjectMapper().readTree(report.toJson()).at("/clusters/2");
        assertThat(cluster.at("/name").asText()).isEqualTo("shipping");
        String since = "since " + cluster.at("/since").asText().substring(11, 19);
        return cluster.has("before")
                ? since + ", before " + cluster.at("/before/status").asText() + " " + cluster.at("/before/codes")
                : since;
    }
}
