package io.portolan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.Site;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstateRegistry;
import io.portolan.testkit.estate.EstateResource;
import io.portolan.testkit.estate.EstateRole;
import io.portolan.testkit.estate.IpProtocol;
import io.portolan.testkit.estate.ResolverEndpoint;
import io.portolan.testkit.estate.ResolverRule;
import io.portolan.testkit.estate.RuleAssociation;
import io.portolan.testkit.stack.EstateDeployment;
import io.portolan.topology.format.CloudFormationTemplates;
import io.portolan.topology.plan.EstatePlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** {@link ExplainCommand} with a preflight from the site, in an estate that is deployed from the plan and then broken. */
class ExplainedPreflightTest {

    private static final List<String> ACCOUNTS =
            List.of("111111111111", "222222222222", "333333333333", "444444444444");
    private static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";
    private static final String CLIENT = "arn:aws:iam::222222222222:role/orders-client";
    private static final String ANYONE = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
            "Principal":{"AWS":["333333333333","444444444444"]}}]}""";
    private static final String INSTANCES = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
            "Principal":{"Service":"ec2.amazonaws.com"}}]}""";
    private static final String READ = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
            "Resource":"arn:aws:iam::*:role/estate-reader"}]}""";

    private static final LocalMsk MSK = LocalMsk.builder()
            .fromTemplates()
            .serviceVpc("prod", "us-east-2")
            .serviceVpc("prod", "us-west-2")
            .cluster("orders", cluster -> cluster.inVpc("prod", "us-west-2").brokers(1))
            .role(HUB, role -> role.trusts("333333333333", "444444444444"))
            .role(CLIENT, role -> role.trusts(HUB).externalId("checkout-team").mayUse("orders"))
            .site("shop", site -> site.inRegion("prod", "us-east-2"))
            .site(
                    "stock",
                    site -> site.inRegion("prod", "us-east-2")
                            .account("444444444444")
                            .outboundEndpointOf("shop"))
            .start();
    private static final ControlPlane PLANE = MSK.controlPlane();

    @TempDir
    Path folder;

    private Runnable repair = () -> {};

    @BeforeAll
    static void deploy() {
        for (String account : ACCOUNTS) {
            PLANE.roles()
                    .add(EstateRole.unrestricted(
                            "arn:aws:iam::" + account + ":role/estate-reader", ANYONE, Duration.ofHours(1)));
        }
        for (String site : List.of("shop", "stock")) {
            PLANE.roles().add(EstateRole.of(identity(site), INSTANCES).withInlinePolicy("read", READ));
        }
        ClusterCatalog catalog =
                ClusterCatalog.load(new ByteArrayInputStream(clients("shop").getBytes(UTF_8)), "estate.yaml");
        EstateDeployment deployment = EstateDeployment.empty();
        for (Map.Entry<String, String> template :
                CloudFormationTemplates.format(EstatePlan.of(catalog)).entrySet()) {
            String stack = template.getKey().replace(".template.json", "");
            String region = stack.substring(13).replace("global", "");
            deployment = deployment.template(stack.substring(0, 12), region, template.getValue());
        }
        deployment.deploy(PLANE);
    }

    @AfterAll
    static void close() {
        MSK.close();
    }

    @AfterEach
    void repair() {
        repair.run();
    }

    @Test
    void wholeEstateHasNothingWrong() throws IOException {
        CommandRun run = explain("stock");

        assertThat(run.out()).contains("nothing is wrong in the control plane", "Preflight from this host");
        assertThat(run.out()).contains("roles and policies ", "rules and endpoints ", "security groups and routes ");
        assertThat(run.code()).isZero();
    }

    @Test
    void absentAssociationIsNamedWithoutALookAtRoles() throws IOException {
        RuleAssociation association = find(
                PLANE.ruleAssociations(),
                found -> found.account().equals("444444444444")
                        && PLANE.rules().get(found.ruleId()).domain().startsWith("kafka-serverless.us-west-2."));
        PLANE.ruleAssociations().remove(association.id());
        repair = () -> PLANE.ruleAssociations().add(association);

        assertNamed(explain("stock"), "MISSING_RULE", "AssociationStockUsWest2");
    }

    @Test
    void wrongTargetsAreNamedWithTheRule() throws IOException {
        ResolverRule east = find(PLANE.rules(), rule -> rule.domain().startsWith("kafka-serverless.us-east-2."));
        ResolverRule west = change(
                PLANE.rules(),
                rule -> rule.domain().startsWith("kafka-serverless.us-west-2."),
                rule -> rule.withTargets(east.targets()));

        assertNamed(explain("shop"), "RULE_TO_OTHER_VPC", west.id());
    }

    @Test
    void closedSecurityGroupIsNamed() throws IOException {
        ResolverEndpoint outbound =
                find(PLANE.endpoints(), endpoint -> endpoint.direction() == ResolverEndpoint.Direction.OUTBOUND);
        String group = change(
                        PLANE.securityGroups(),
                        found -> outbound.securityGroupIds().contains(found.id()),
                        found -> found.withoutRules(rule -> rule.protocol() == IpProtocol.UDP))
                .id();

        assertNamed(explain("stock"), "RULE_TARGET_UNREACHABLE", group);
    }

    @Test
    void otherExternalIdIsNamedWithTheRole() throws IOException {
        change(
                PLANE.roles(),
                role -> role.id().equals(CLIENT),
                role -> role.withTrust(role.trust().replace("checkout-team", "another-team")));
        CommandRun run = explain("shop");

        assertThat(run.out())
                .contains("from shop: FAILED with ROLE_NOT_ASSUMABLE", CLIENT + " (account 222222222222)")
                .doesNotContain("another-team");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void lostPolicyIsNamedWithoutALookAtNames() throws IOException {
        change(PLANE.roles(), role -> role.id().equals(CLIENT), role -> role.withManagedPolicies(Set.of()));
        CommandRun run = explain("shop");

        assertThat(run.out()).contains(" FAILED with ", "PolicyOrdersClient (account 222222222222)");
        assertThat(run.code()).isEqualTo(1);
    }

    /** The preflight has assumed the roles, so that nobody has to read them. */
    private static void assertNamed(CommandRun run, String code, String resource) {
        assertThat(run.out())
                .contains(" FAILED with " + code + "\n", code + "  " + resource + " (account ")
                .contains("Preflight from this host")
                .doesNotContain("iam:GetRole");
        assertThat(run.code()).isEqualTo(1);
    }

    private CommandRun explain(String site) throws IOException {
        MSK.enter(site);
        Path catalog = Files.writeString(folder.resolve(site + ".yaml"), catalog(site));
        AwsSessionCredentials session = MSK.iam().session(identity(site), site, Duration.ofHours(1));
        System.setProperty("aws.accessKeyId", session.accessKeyId());
        System.setProperty("aws.secretAccessKey", session.secretAccessKey());
        System.setProperty("aws.sessionToken", session.sessionToken());
        try {
            return CommandRun.of(CommandRun.withCatalog(catalog, "explain", "orders", "--site", site));
        } finally {
            List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken")
                    .forEach(System::clearProperty);
        }
    }

    /** The site's own role. It may read accounts. Whatever else it may do comes from the plan. */
    private static String identity(String name) {
        Site site = MSK.site(name);
        return site.identityArn().replace(":user/", ":role/");
    }

    private static String catalog(String site) {
        StringBuilder roles = new StringBuilder("roles:\n");
        StringBuilder readers = new StringBuilder("inspect-roles:\n");
        for (String account : ACCOUNTS) {
            String name = "reader-" + account;
            roles.append("  " + name + ": {chain: [\"arn:aws:iam::" + account + ":role/estate-reader\"]}\n");
            readers.append("  \"" + account + "\": " + name + "\n");
        }
        return clients(site).replace("roles:\n", roles) + readers;
    }

    /** The catalog without the roles that read accounts, which exist already. */
    private static String clients(String site) {
        return MSK.catalogText(site).replace(":user/", ":role/");
    }

    private <T extends EstateResource> T change(
            EstateRegistry<T> registry, Predicate<T> isIt, UnaryOperator<T> change) {
        T before = find(registry, isIt);
        repair = () -> registry.add(before);
        return registry.add(change.apply(before));
    }

    private static <T extends EstateResource> T find(EstateRegistry<T> registry, Predicate<T> isIt) {
        return registry.all().stream().filter(isIt).findFirst().orElseThrow();
    }
}
