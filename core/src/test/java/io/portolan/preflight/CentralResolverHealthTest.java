package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When {@link CentralResolverHealth} reports a central resolver. */
class CentralResolverHealthTest {

    @Test
    void silentResolverIsReportedOnce() {
        assertThat(health(view("10.30.4.11", "10.30.4.11/TIMEOUT"), view("10.30.4.12", "10.30.4.12/TIMEOUT")))
                .containsExactly("CENTRAL_DEGRADED central 10.30.2.53 no answer");
    }

    @Test
    void failingResolverCountsAsSilent() {
        assertThat(health(view("10.30.4.11", "SERVFAIL/10.30.4.11/REFUSED")))
                .containsExactly(
                        "CENTRAL_DEGRADED central 10.30.1.53 SERVFAIL", "CENTRAL_DEGRADED central 10.30.3.53 REFUSED");
    }

    @Test
    void resolverThatMissedOneNameIsNotSilent() {
        assertThat(health(view("10.30.4.11", "10.30.4.11/TIMEOUT"), view("10.30.4.12", "10.30.4.12/10.30.4.12")))
                .isEmpty();
    }

    @Test
    void silentResolversAreReportedBesideSuccess() {
        assertThat(health(view("10.30.4.11", "TIMEOUT/UNREACHABLE")))
                .containsExactly("CENTRAL_UNREACHABLE central resolvers central 10.30.1.53  no answer\n"
                        + "central 10.30.2.53  port unreachable");
    }

    @Test
    void silentResolversAreOmittedBesideAFailure() {
        assertThat(health(view("10.30.4.11", "TIMEOUT"), view("UNKNOWN_HOST", "TIMEOUT")))
                .isEmpty();
    }

    @Test
    void healthyAndUnaskedResolversAreOmitted() {
        assertThat(health(view("10.30.4.11", "10.30.4.11/NXDOMAIN/UNFINISHED"))).isEmpty();
        assertThat(health(view("10.30.4.11", "-"))).isEmpty();
    }

    private static NameView view(String jvm, String central) {
        return NameViewSamples.of("b1", jvm, jvm, central, true);
    }

    private static Stream<String> health(NameView... views) {
        return CentralResolverHealth.findings(List.of(views)).stream().map(CentralResolverHealthTest::line);
    }

    private static String line(Finding finding) {
        return finding.code() + " " + finding.subject() + " " + finding.seen();
    }
}
