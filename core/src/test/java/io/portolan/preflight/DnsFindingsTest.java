package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of {@link DnsFindings} for what names lead to. */
class DnsFindingsTest {

    @ParameterizedTest
    @EnumSource(
            names = {
                "MISSING_RULE",
                "RULE_TO_OTHER_VPC",
                "REBIND_PROTECTION",
                "RULE_TARGET_UNREACHABLE",
                "RESOLVER_REFUSED",
                "WRONG_ENVIRONMENT",
                "WRONG_REGION",
                "PUBLIC_ADDRESS",
                "OUTSIDE_SERVICE_VPC",
                "STALE_ANSWER",
                "LOCAL_OVERRIDE",
                "HOST_RESOLVERS_DISAGREE",
                "IPV6_BLOCK_MISSING",
                "CENTRAL_DISAGREE",
                "NOT_IN_SERVICE_VPC",
                "DNS_UNREACHABLE",
                "UNKNOWN_HOST",
                "DEADLINE_EXCEEDED"
            })
    void everyDiagnosisIsCompleteWithin100Columns(Code code) {
        Finding finding = finding(
                code,
                NameViewSamples.of(TwoRegionEstate.BOOT, "10.90.4.11+2600:1f00::1", "NXDOMAIN", "10.30.4.11", true));

        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.subject()).isEqualTo(TwoRegionEstate.BOOT);
        assertThat(finding.asked()).isNotBlank();
        assertThat(finding.seen()).isNotBlank();
        assertThat(finding.cause()).endsWith(".").doesNotContain(TwoRegionEstate.BOOT);
        assertThat(finding.fix()).isNotBlank().doesNotContain(TwoRegionEstate.BOOT);
        assertThat(finding.toString().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void soundNameShowsWhichServerGaveNoAnswer() {
        NameView view = NameViewSamples.of(TwoRegionEstate.BOOT, "10.30.4.11", "UNREACHABLE", "10.30.4.11", false);

        assertThat(finding(Code.OK, view).seen())
                .endsWith("host resolver 10.1.0.2 port unreachable, central 10.30.1.53 18 ms");
    }

    @Test
    void noOtherVpcIsBlamedForTheHostsFile() {
        NameView view = NameViewSamples.of(TwoRegionEstate.BOOT, "10.77.0.1", "10.30.4.11", "10.30.4.11", true);

        assertThat(finding(Code.OUTSIDE_SERVICE_VPC, view).fix())
                .contains("Look in the hosts file")
                .doesNotContain("another VPC");
    }

    @Test
    void ruleToAnotherVpcDiffersFromNoRule() {
        NameView view =
                NameViewSamples.of(TwoRegionEstate.BOOT, "UNKNOWN_HOST", "NXDOMAIN", "10.30.4.11/TIMEOUT", true);

        assertThat(finding(Code.RULE_TO_OTHER_VPC, view)).hasToString("""
                RULE_TO_OTHER_VPC  boot-abc.c2.kafka-serverless.us-west-2.amazonaws.com
                  asked  addresses in 10.30.0.0/16, 127.30.0.0/16, 54.30.0.0/16, the service VPC of us-west-2 (prod)
                  seen   jvm                     UnknownHostException (3 ms)
                         host resolver 10.1.0.2  NXDOMAIN (22 ms)
                         central 10.30.1.53      10.30.4.11 (18 ms)
                         central 10.30.2.53      no answer (18 ms)
                  cause  This host's resolver sees the zone kafka-serverless.us-west-2.amazonaws.com, but not this
                         name in it. Its rule leads to another VPC (other environment, other region, or a second
                         service VPC).
                  fix    Point the rule or forwarder for kafka-serverless.us-west-2.amazonaws.com at 10.30.1.53:53,
                         10.30.2.53:53. If it already leads there, an old NXDOMAIN is cached: wait for its TTL. In
                         AWS, look at the VPC's own rules and at those of its Route 53 Profile.""");
    }

    @Test
    void anotherEnvironmentIsNamed() {
        NameView view = NameViewSamples.of(
                TwoRegionEstate.BOOT, "10.90.4.11+10.90.5.12", "10.90.4.11+10.90.5.12", "NXDOMAIN", true);

        assertThat(finding(Code.WRONG_ENVIRONMENT, view).cause())
                .isEqualTo(
                        "10.90.4.11, 10.90.5.12 are in the address space of environment dev. This host's resolver leads there."
                                + " Nothing was sent there.");
    }

    @ParameterizedTest
    @CsvSource({
        "10.30.4.11/NXDOMAIN, The host resolver 10.1.1.2 does not forward",
        "NXDOMAIN/NXDOMAIN, This host's resolver does not forward",
    })
    void resolverWithoutTheRuleIsNamed(String resolvers, String cause) {
        NameView view = NameViewSamples.of(TwoRegionEstate.BOOT, "UNKNOWN_HOST", resolvers, "10.30.4.11", true);

        assertThat(finding(Code.MISSING_RULE, view).cause()).startsWith(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT, DOWN, 10.30.4.11, 'own name server is silent, while the central resolvers answer.'",
        "TIMEOUT, DOWN/DOWN, NXDOMAIN, 'own name servers are silent, while the central resolvers answer.'",
        "UNKNOWN_HOST, TRUNCATED, 10.30.4.11, 'own name server gives no valid answer, while the central'",
        "TIMEOUT, DOWN, DOWN, 'neither this host''s own nor a central one.'",
        "TIMEOUT, 10.30.4.11, 10.30.4.11, 'though this host''s name servers know the name.'",
    })
    void silentServersAreNamed(String jvm, String resolvers, String central, String cause) {
        NameView view = NameViewSamples.of(TwoRegionEstate.BOOT, jvm, resolvers, central, false);

        assertThat(finding(Code.DNS_UNREACHABLE, view).cause()).contains(cause);
    }

    @Test
    void madeUpAddressesAreNotCalledPublic() {
        NameView view = NameViewSamples.of(TwoRegionEstate.BOOT, "198.18.0.5", "198.18.0.5", "10.30.4.11", true);

        assertThat(finding(Code.PUBLIC_ADDRESS, view).cause())
                .isEqualTo(
                        "198.18.0.5 is made up: no network has this block. A VPN or proxy with fake addresses answers, or a"
                                + " service mesh. Nothing was sent there.");
    }

    @Test
    void missingIpv6BlockIsAskedFor() {
        NameView view = NameViewSamples.of(
                TwoRegionEstate.BOOT, "10.30.4.11+2600:1f00::1", "10.30.4.11+2600:1f00::1", "-", true);

        assertThat(finding(Code.IPV6_BLOCK_MISSING, view).cause())
                .startsWith("2600:1f00:0:0:0:0:0:1 is of IPv6, but no");
        assertThat(finding(Code.IPV6_BLOCK_MISSING, view).fix())
                .contains("add the VPC's IPv6 block to its cidr-blocks");
    }

    @Test
    void anotherRegionIsNamed() {
        NameView view = NameViewSamples.of(TwoRegionEstate.BOOT, "10.20.4.11+10.30.4.11", "-", "-", true);

        assertThat(finding(Code.WRONG_REGION, view).cause())
                .isEqualTo(
                        "10.20.4.11 is in the address space of the service VPC of us-east-2, not of the service VPC of"
                                + " us-west-2 (prod). Nothing was sent there.");
    }

    @Test
    void goodNamesShowAddressesAndResolvers() {
        NameView view =
                NameViewSamples.of(TwoRegionEstate.BOOT, "10.30.5.12+10.30.4.11", "10.30.4.11", "10.30.4.11", true);

        assertThat(finding(Code.OK, view).seen())
                .isEqualTo("10.30.4.11, 10.30.5.12\njvm 3 ms, host resolver 10.1.0.2 22 ms, central 10.30.1.53 18 ms");
    }

    @ParameterizedTest
    @CsvSource({"kafka.example.com, UNKNOWN_HOST", "kafka.example.com, WRONG_ENVIRONMENT"})
    void plainClustersAreNotSentToRules(String host, Code code) {
        ClusterDefinition plain = TwoRegionEstate.plain();
        NameView view = NameViewSamples.of(host, "10.90.4.11", "-", "-", false);

        assertThat(finding(plain, code, view).toString())
                .doesNotContainIgnoringCase("service")
                .doesNotContain("rule");
    }

    private static Finding finding(Code code, NameView view) {
        return finding(TwoRegionEstate.orders(), code, view);
    }

    private static Finding finding(ClusterDefinition cluster, Code code, NameView view) {
        PreflightContext estate = TwoRegionEstate.estate();
        return new DnsFindings(estate, cluster, estate.judgement(cluster)).finding(view, code);
    }
}
