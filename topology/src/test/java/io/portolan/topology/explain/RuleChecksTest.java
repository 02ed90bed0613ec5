package io.portolan.topology.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.topology.view.FoundRule;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link RuleChecks} finds the rule that decides in a VPC, as Route 53 Resolver does. */
class RuleChecksTest {

    private static final String SERVERLESS = AlteredView.ZONE;

    @ParameterizedTest
    @CsvSource({
        // The most specific zone decides, whatever it does.
        "FORWARD, c2." + SERVERLESS + ", COMPLETE, ''",
        "FORWARD, boot-1." + SERVERLESS + ", COMPLETE, RULE_TO_OTHER_VPC rslvr-rr-new",
        "SYSTEM,  boot-1." + SERVERLESS + ", COMPLETE, MISSING_RULE rslvr-rr-new",
        "SYSTEM,  us-west-2.amazonaws.com, COMPLETE, ''",
        "FORWARD, us-west-2.amazonaws.com, COMPLETE, ''",
        "FORWARD, '', COMPLETE, ''",
        // The end of a word is no zone.
        "SYSTEM,  1." + SERVERLESS + ", COMPLETE, ''",
        // What is not in effect decides nothing.
        "FORWARD, boot-1." + SERVERLESS + ", CREATING, ''",
        "SYSTEM,  boot-1." + SERVERLESS + ", FAILED, ''",
    })
    void mostSpecificRuleDecides(String kind, String domain, String status, String verdict) {
        assertThat(AlteredView.whole()
                        .withRuleOfStock(rule(kind, domain), status)
                        .verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        // The VPC's own rule comes before one of a Profile for the same zone.
        "FORWARD, " + SERVERLESS + ", ''",
        "SYSTEM,  " + SERVERLESS + ", ''",
        "FORWARD, us-west-2.amazonaws.com, ''",
        "FORWARD, boot-1." + SERVERLESS + ", RULE_TO_OTHER_VPC rslvr-rr-new",
        "SYSTEM,  boot-1." + SERVERLESS + ", MISSING_RULE rslvr-rr-new",
    })
    void ruleOfTheVpcComesBeforeTheProfile(String kind, String domain, String verdict) {
        assertThat(AlteredView.whole().withProfileOfStock(rule(kind, domain)).verdict())
                .isEqualTo(verdict);
    }

    private static FoundRule rule(String kind, String domain) {
        boolean forwards = kind.equals("FORWARD");
        return new FoundRule(
                "rslvr-rr-new",
                "444444444444",
                domain,
                kind,
                "COMPLETE",
                new FoundRule.Forward(
                        forwards ? "rslvr-out-new" : "",
                        forwards ? List.of(new InetSocketAddress("10.90.1.53", 53)) : List.of()));
    }
}
