package io.portolan.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.Severity;
import io.portolan.testkit.LocalControlPlane;
import io.portolan.testkit.estate.EstateRole;
import io.portolan.topology.explain.Drift;
import io.portolan.topology.explain.DriftEntry;
import io.portolan.topology.explain.Explanation;
import io.portolan.topology.plan.PlanSelection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** {@link EstateInspection} with roles that have the rights of the plan and trust only its operators. */
class EstateInspectionTest {

    private static final List<String> ACCOUNTS =
            List.of("111111111111", "222222222222", "333333333333", "444444444444", "555555555555");
    private static final String OPERATORS = "999999999999";

    @AutoClose
    private final LocalControlPlane aws = LocalControlPlane.start("us-east-2", "us-west-2");

    private final ClusterCatalog catalog = catalog(aws);

    @AutoClose
    private final Portolan portolan = Portolan.builder(catalog)
            .baseIdentity(BaseIdentity.provider(
                    StaticCredentialsProvider.create(aws.iam().user(OPERATORS, "operator"))))
            .open();

    private final EstateInspection inspection = new EstateInspection(portolan, catalog);

    @BeforeEach
    void deployAndNarrowTrust() {
        ExistingEstate.of(catalog, aws.plane());
        EstateProof.of(catalog).deployment().deploy(aws.plane());
        for (EstateRole role : aws.plane().roles().all()) {
            if (role.name().equals("estate-reader")) {
                aws.plane()
                        .roles()
                        .add(role.withTrust(role.trust().replaceAll("::[0-9]{12}:", "::" + OPERATORS + ":")));
            }
        }
    }

    @Test
    void rightsOfThePlanAreEnough() {
        Explanation explanation = inspection.explain("orders", SiteChoice.named("shop"), false);
        Drift drift = inspection.drift(PlanSelection.all());

        assertThat(explanation.outcome()).as(explanation.toText()).isEqualTo(Explanation.Outcome.NOTHING_WRONG);
        assertThat(drift.entries())
                .allSatisfy(
                        entry -> assertThat(entry.state()).as(drift.toText()).isEqualTo(DriftEntry.State.EQUAL));
    }

    @Test
    void vpcNamesTheSite() {
        assertThat(inspection
                        .explain("orders", SiteChoice.inVpc("vpc-0a1b2c3d4e5f60004"), false)
                        .way()
                        .site())
                .isEqualTo("stock");
        assertThatThrownBy(() -> inspection.explain("orders", SiteChoice.inVpc("vpc-0"), false))
                .isInstanceOf(PortolanException.class)
                .hasMessageContaining("one of the catalog's client-sites: shop, stock, harbour");
    }

    @Test
    void partOfThePlanIsComparedAlone() {
        PlanSelection stock = new PlanSelection(Optional.empty(), Optional.empty(), Optional.of("444444444444"));

        assertThat(inspection.drift(stock).entries())
                .isNotEmpty()
                .allSatisfy(
                        entry -> assertThat(entry.resource().stack().account()).isEqualTo("444444444444"))
                .allSatisfy(entry -> assertThat(entry.state()).isEqualTo(DriftEntry.State.EQUAL));
    }

    @Test
    void driftThatSeesNothingFails() {
        aws.plane().roles().all().stream()
                .filter(role -> role.name().equals("estate-reader"))
                .forEach(role ->
                        aws.plane().roles().add(role.withTrust(role.trust().replace(OPERATORS, "888888888888"))));
        Drift drift = inspection.drift(PlanSelection.all());

        assertThat(drift.count(DriftEntry.State.UNSEEN))
                .isEqualTo(drift.entries().size());
        assertThat(drift.severity()).isEqualTo(Severity.FAILURE);
    }

    @Test
    void arnThatTheCatalogDoesNotGiveIsRefused() {
        String arn = "arn:aws:kafka:us-west-2:222222222222:cluster/other/0a1b2c3d-0000-0000-0000-000000000000-s1";

        assertThatThrownBy(() -> inspection.explain(arn, SiteChoice.named("shop"), false))
                .isInstanceOf(PortolanException.class)
                .hasMessageContaining("Ask for the cluster's name in the catalog");
    }

    private static ClusterCatalog catalog(LocalControlPlane aws) {
        StringBuilder text = new StringBuilder(smallEstate());
        StringBuilder roles = new StringBuilder();
        text.append("inspect-roles:\n");
        for (String account : ACCOUNTS) {
            text.append("  \"")
                    .append(account)
                    .append("\": reader-")
                    .append(account)
                    .append('\n');
            roles.append("  reader-")
                    .append(account)
                    .append(": {chain: [\"arn:aws:iam::")
                    .append(account)
                    .append(":role/estate-reader\"]}\n");
        }
        text.append("region: us-east-2\nendpoints:\n  sts: ")
                .append(aws.endpoint("us-east-2"))
                .append("\n  inspect: {us-east-2: \"")
                .append(aws.endpoint("us-east-2"))
                .append("\", us-west-2: \"")
                .append(aws.endpoint("us-west-2"))
                .append("\"}\n");
        String all = text.toString().replace("\nroles:\n", "\nroles:\n" + roles);
        return ClusterCatalog.load(new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)), "estate.yaml");
    }

    private static String smallEstate() {
        try (InputStream stream =
                Objects.requireNonNull(SampleEstates.class.getResourceAsStream("small-estate.yaml"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
