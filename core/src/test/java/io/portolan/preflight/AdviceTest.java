package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.ClientAuthentication;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each code of a preflight has an {@link Advice}. It comes from {@link ConnectionAdvice} or {@link DnsFindings}, or it stands
 * where the finding is made.
 */
class AdviceTest {

    /** The codes whose advice stands where the finding is made. Only one place makes each of them. */
    private static final Set<Code> OWN_WORDS = EnumSet.of(
            Code.OK,
            Code.CATALOG_INVALID,
            Code.UNKNOWN_CLUSTER,
            Code.BASE_IDENTITY_UNAVAILABLE,
            Code.ROLE_NOT_ASSUMABLE,
            Code.STS_UNAVAILABLE,
            Code.CLOCK_DRIFT,
            Code.CONTROL_PLANE_UNREACHABLE,
            Code.CONTROL_PLANE_DENIED,
            Code.CLUSTER_NOT_FOUND,
            Code.CLUSTER_NOT_ACTIVE,
            Code.NO_IAM_LISTENER,
            Code.UNEXPECTED_BROKERS,
            Code.CENTRAL_DEGRADED,
            Code.CENTRAL_UNREACHABLE,
            Code.JVM_DNS_CACHE,
            Code.JVM_WITHOUT_DNS,
            Code.TLS_SETTING_REFUSED,
            Code.OVERRIDE_REFUSED);

    @ParameterizedTest
    @EnumSource
    void eachCodeHasAdvice(Code code) {
        assertThat(advice(code).toList())
                .hasSize(OWN_WORDS.contains(code) ? 0 : code == Code.DEADLINE_EXCEEDED ? 2 : 1);
    }

    @ParameterizedTest
    @EnumSource
    void adviceIsWrittenInSentences(Code code) {
        assertThat(advice(code)).allSatisfy(advice -> {
            assertThat(advice.cause()).matches("[A-Z0-9].*\\.");
            assertThat(advice.fix()).matches("[A-Z][^\n]*\\.|[A-Z][^\n]*:(\n[^\n]+)+");
        });
    }

    @ParameterizedTest
    @EnumSource
    void fixNamesNoHost(Code code) {
        assertThat(advice(code)).allSatisfy(advice -> assertThat(advice.fix()).doesNotContain(TwoRegionEstate.BOOT));
    }

    private static Stream<Advice> advice(Code code) {
        // The addresses are of another environment, of another region, public, of nobody, and of IPv6.
        NameView view = NameViewSamples.of(
                TwoRegionEstate.BOOT,
                "10.90.4.11+10.20.4.11+8.8.8.8+10.77.0.1+2600:1f00::1",
                "NXDOMAIN",
                "10.30.4.11",
                true);
        Finding finding = new DnsFindings(
                        TwoRegionEstate.estate(),
                        TwoRegionEstate.orders(),
                        TwoRegionEstate.estate().judgement(TwoRegionEstate.orders()))
                .finding(view, code);
        return Stream.of(
                        new Advice(finding.cause(), finding.fix()),
                        new ConnectionAdvice(9098, ClientAuthentication.AWS_IAM, "role/orders").advise(code))
                .filter(advice -> !advice.equals(Advice.NONE));
    }
}
