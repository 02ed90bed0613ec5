package io.portolan.topology.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.topology.RandomTopology;
import io.portolan.topology.SampleEstates;
import io.portolan.topology.plan.EstatePlan;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@link StackOrder} makes each stack after those that it needs. */
class StackOrderTest {

    private static final Pattern PARAMETER = Pattern.compile("\"(\\w+)\": \\{\\s+\"Type\": \"String\"");
    private static final Pattern OUTPUT = Pattern.compile("\"(\\w+Id)\": \\{\\s+\"Value\"");

    @Test
    void parametersAreOutputsOfEarlierTemplates() {
        for (long seed = 0; seed < 50; seed++) {
            assertOrdered(EstatePlan.of(SampleEstates.ofText(RandomTopology.catalog(seed))));
        }
    }

    @Test
    void accountsThatLendEachOtherRulesNeedASecondStep() {
        EstatePlan plan = EstatePlan.of(
                SampleEstates.ofText(SampleEstates.text("small-estate.yaml").replace("  harbour:\n", """
                          yard:
                            region: us-east-2
                            account: "444444444444"
                            vpc-id: vpc-0a1b2c3d4e5f60005
                            cidr-blocks: [10.3.0.0/16]
                            outbound-endpoint: rslvr-out-0a1b2c3d4e5f60005
                          web:
                            region: us-east-2
                            account: "333333333333"
                            vpc-id: vpc-0a1b2c3d4e5f60006
                            cidr-blocks: [10.4.0.0/16]
                            outbound-endpoint-of: yard
                          harbour:
                        """)));

        assertThat(assertOrdered(plan))
                .containsSubsequence(
                        "333333333333-us-east-2.template.json",
                        "444444444444-us-east-2.template.json",
                        "444444444444-us-east-2-second.template.json",
                        "333333333333-us-east-2-second.template.json");
        assertThat(PlanText.format(plan)).contains("\nAccount 444444444444, us-east-2, second step\n");
    }

    @Test
    void rolesThatTrustEachOthersAccountsNeedASecondStep() {
        EstatePlan plan = EstatePlan.of(SampleEstates.ofText(SampleEstates.text("small-estate.yaml")
                .replace(
                        "      - arn:aws:iam::111111111111:role/kafka-hub\n"
                                + "      - arn:aws:iam::222222222222:role/clients/payments",
                        "      - arn:aws:iam::222222222222:role/other-hub\n"
                                + "      - arn:aws:iam::111111111111:role/payments")));
        List<String> templates = assertOrdered(plan);

        assertThat(templates)
                .contains("111111111111-global-second.template.json", "222222222222-global-second.template.json");
        String first = CloudFormationTemplates.format(plan).get("222222222222-global.template.json");
        assertThat(first)
                .contains("RoleOtherHub", "PolicyOtherHub")
                .doesNotContain("RoleOrdersClient", "PolicyOrdersClient");
    }

    @Test
    void chainThatComesBackTwiceNeedsAThirdStep() {
        EstatePlan plan = EstatePlan.of(SampleEstates.ofText(SampleEstates.text("small-estate.yaml")
                .replace(
                        "      - arn:aws:iam::222222222222:role/clients/payments",
                        "      - arn:aws:iam::222222222222:role/second-hub\n"
                                + "      - arn:aws:iam::111111111111:role/third-hub\n"
                                + "      - arn:aws:iam::222222222222:role/clients/payments")));
        Map<String, String> templates = CloudFormationTemplates.format(plan);

        assertThat(assertOrdered(plan))
                .containsSubsequence(
                        "111111111111-global.template.json",
                        "222222222222-global-second.template.json",
                        "111111111111-global-third.template.json",
                        "222222222222-global-4th.template.json");
        assertThat(templates.get("111111111111-global-third.template.json"))
                .contains("\"RoleThirdHub\"")
                .doesNotContain("\"RoleKafkaHub\": {");
        assertThat(templates.get("222222222222-global-4th.template.json")).contains("\"RolePayments\"");
    }

    private static List<String> assertOrdered(EstatePlan plan) {
        Set<String> outputs = new HashSet<>();
        Map<String, String> templates = CloudFormationTemplates.format(plan);
        templates.forEach((file, template) -> {
            assertThat(outputs)
                    .as(file)
                    .containsAll(PARAMETER
                            .matcher(template)
                            .results()
                            .map(StackOrderTest::name)
                            .toList());
            OUTPUT.matcher(template).results().map(StackOrderTest::name).forEach(outputs::add);
        });
        return List.copyOf(templates.keySet());
    }

    private static String name(MatchResult match) {
        return match.group(1);
    }
}
