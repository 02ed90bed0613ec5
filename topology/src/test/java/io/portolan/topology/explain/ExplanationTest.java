package io.portolan.topology.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import io.portolan.testkit.estate.ResolverRule;
import io.portolan.topology.SampleEstates;
import io.portolan.topology.SmallEstate;
import io.portolan.topology.format.PlanText;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedPolicy;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.plan.PlannedRule;
import io.portolan.topology.plan.PlannedTraffic;
import io.portolan.topology.view.EstateView;
import io.portolan.topology.view.Viewed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** What {@link Explanation} and {@link Drift} look like. */
class ExplanationTest {

    @Test
    void explanationShowsEvidenceAndChange() {
        try (SmallEstate estate = SmallEstate.deploy()) {
            ResolverRule rule = failRule(estate);
            Explanation explanation = estate.explain("orders", "stock");

            assertThat(explanation.severity()).isEqualTo(Severity.FAILURE);
            assertThat(explanation.toText())
                    .startsWith("Explanation of orders (us-west-2) from stock: FAILED with MISSING_RULE\n")
                    .contains("MISSING_RULE  " + rule.id() + " (account 333333333333 in us-east-2)")
                    .contains("asked  route53resolver:ListResolverRules: COMPLETE")
                    .contains("seen   FAILED")
                    .contains("Forwarding rule RuleShop")
                    .contains("As it should be")
                    .contains(explanation.finding().orElseThrow().toString().indent(2));
            assertThat(explanation.toText().lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
            assertThat(explanation.toHtml())
                    .contains("<title>Explanation of orders (us-west-2) from stock: FAILED with MISSING_RULE</title>")
                    .contains("<p>Portolan explanation of orders (us-west-2) from stock</p>")
                    .contains("<h1>FAILED with MISSING_RULE</h1>")
                    .contains("<code>MISSING_RULE</code>", rule.id());
            JsonNode json = JsonNode.parser().parse(explanation.toJson());
            assertThat(json.field("outcome").orElseThrow().text()).isEqualTo("culprit_found");
            JsonNode culprit = json.field("culprit").orElseThrow().asArray().get(0);
            assertThat(culprit.field("templates").orElseThrow().asObject())
                    .containsKey("333333333333-us-east-2.template.json");
        }
    }

    @Test
    void hiddenViewIsNamedWithWhatItNeeds() {
        try (SmallEstate estate = SmallEstate.deploy()) {
            failRule(estate);
            estate.aws().faults().denyAccount("route53resolver:ListResolverRules", "444444444444");
            Explanation explanation = estate.explain("orders", "stock");

            assertThat(explanation.outcome()).isEqualTo(Explanation.Outcome.VIEWS_MISSING);
            assertThat(explanation.severity()).isEqualTo(Severity.FAILURE);
            assertThat(explanation.toText())
                    .contains("from stock: cannot say, because views are missing")
                    .contains("the forwarding rules of account 444444444444 in us-east-2: AccessDenied")
                    .contains("Allow route53resolver:ListResolverRules to");
            assertThat(explanation.toHtml()).contains("<h1>Cannot say, because views are missing</h1>");
        }
    }

    @Test
    void pageShowsTheCulpritFirst() {
        try (SmallEstate estate = SmallEstate.deploy()) {
            failRule(estate);
            Explanation explained = estate.explain("orders", "stock");
            Finding measured = Finding.about(Code.MISSING_RULE, "boot.example")
                    .cause("Measured by the preflight.")
                    .build();
            PreflightReport preflight = new PreflightReport(
                    "orders",
                    "us-west-2",
                    "prod",
                    Duration.ZERO,
                    List.of(new StageReport(Stage.DNS, false, Duration.ZERO, List.of(measured), List.of())));
            String page = new Explanation(
                            explained.way(),
                            explained.culprit(),
                            explained.evidence(),
                            explained.missing(),
                            Optional.of(preflight))
                    .toHtml();

            assertThat(page)
                    .containsSubsequence(explained.culprit().orElseThrow().cause(), "Measured by the preflight.");
        }
    }

    @Test
    void siteThatDoesNotUseTheClusterIsRefused() {
        try (SmallEstate estate = SmallEstate.deploy()) {
            assertThatThrownBy(() -> estate.explain("payments", "stock"))
                    .isInstanceOf(PortolanException.class)
                    .hasMessageContainingAll(
                            "The site stock does not use the cluster payments",
                            "client-sites.stock.roles",
                            "Add payments-client");
        }
    }

    @Test
    void userIsNotReadAsARole() {
        Viewed<?> user = new EstateView(Map.of(), Map.of()).role("arn:aws:iam::555555555555:user/harbour");

        assertThat(user)
                .asString()
                .contains("the identity arn:aws:iam::555555555555:user/harbour", "only roles are read");
    }

    @Test
    void driftShowsDifferencesAndDiversions() {
        try (SmallEstate estate = SmallEstate.deploy()) {
            ResolverRule rule = failRule(estate);
            estate.aws().plane().rules().add(rule.withStatus(ResolverRule.Status.FAILED));
            Drift drift = estate.compare();

            assertThat(drift.severity()).isEqualTo(Severity.FAILURE);
            assertThat(drift.count(DriftEntry.State.DIFFERENT)).isEqualTo(1);
            assertThat(drift.toText()).contains("DIFFERENT  RuleShop").contains("  seen   FAILED");
            assertThat(JsonNode.parser()
                            .parse(drift.toJson())
                            .field("resources")
                            .orElseThrow()
                            .asArray())
                    .hasSameSizeAs(estate.plan().resources());
        }
    }

    @Test
    void soundPartsAreCountedOrListed() {
        try (SmallEstate estate = SmallEstate.deploy()) {
            Explanation explanation = estate.explain("orders", "stock");

            assertThat(explanation.toText())
                    .contains("nothing is wrong in the control plane\n  As it should be (--all lists it)\n    ")
                    .containsPattern("roles and policies [0-9]+, ")
                    .doesNotContain("route53resolver:");
            assertThat(explanation.toText(false, true)).contains("\n    route53resolver:ListResolverRules  ");
            assertThat(explanation.toText(true, false))
                    .contains("\033[32mnothing is wrong in the control plane\033[0m");
        }
    }

    @Test
    void driftHasWhatMakesMissingResources() {
        try (SmallEstate estate = SmallEstate.deploy()) {
            estate.aws().plane().ruleAssociations().all().stream()
                    .filter(association -> association.vpcId().equals("vpc-0a1b2c3d4e5f60004"))
                    .forEach(association ->
                            estate.aws().plane().ruleAssociations().remove(association.id()));
            Drift drift = estate.compare();

            assertThat(drift.change()).hasSize(3);
            assertThat(drift.toText())
                    .contains("Make it so. The plan has:\nAccount 444444444444, us-east-2\n")
                    .contains("RuleShopUsWest2, which the account 333333333333 shares\n")
                    .contains("\nMISSING    AssociationStock");
            assertThat(drift.toText(true)).contains("\033[1;31mMISSING\033[0m    AssociationStock");
            assertThat(drift.toJson())
                    .contains("\"444444444444-us-east-2.template.json\"")
                    .contains("\"prod-AssociationStockUsWest2\"");
        }
    }

    @Test
    void fragmentHasTheTitlesOfThePlan() {
        EstatePlan plan = SampleEstates.smallPlan();
        List<PlannedResource> policies = plan.resources().stream()
                .filter(PlannedPolicy.class::isInstance)
                .toList();

        assertThat(PlanFragment.text(policies)).contains("Policy PolicyOrdersClient of the role orders-client");
        assertThat(PlanText.format(plan)).contains("Policy PolicyOrdersClient of the role orders-client");
        assertThat(PlanFragment.templates("prod", policies).text()).contains("\"prod-PolicyOrdersClient\"");
    }

    @Test
    void fragmentOfThePlanNamesNoSites() {
        PlannedTraffic traffic = SampleEstates.smallPlan().resources().stream()
                .filter(PlannedTraffic.class::isInstance)
                .map(PlannedTraffic.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(PlanFragment.text(List.of(traffic))).endsWith("UDP 53  in from 10.1.0.0/16");
    }

    @Test
    void externalIdIsInTemplatesAlone() {
        List<PlannedResource> roles = SampleEstates.smallPlan().resources().stream()
                .filter(PlannedRole.class::isInstance)
                .toList();

        assertThat(PlanFragment.templates("prod", roles).text()).contains("checkout-team");
        assertThat(PlanFragment.text(roles))
                .contains("kafka-hub with the external id of the catalog, tags allowed")
                .doesNotContain("checkout-team");
        assertThat(roles.toString()).contains("external id hidden").doesNotContain("checkout-team");
    }

    /** The rule of the cluster's names, which two sites share. */
    private static ResolverRule failRule(SmallEstate estate) {
        PlannedRule planned = estate.plan().resources().stream()
                .filter(PlannedRule.class::isInstance)
                .map(PlannedRule.class::cast)
                .filter(rule -> rule.domain().startsWith("kafka-serverless.us-west-2."))
                .findFirst()
                .orElseThrow();
        ResolverRule rule = estate.aws().plane().rules().all().stream()
                .filter(found -> found.domain().equals(planned.domain()))
                .findFirst()
                .orElseThrow();
        return estate.aws().plane().rules().replace(rule.id(), same -> same.withStatus(ResolverRule.Status.FAILED));
    }
}
