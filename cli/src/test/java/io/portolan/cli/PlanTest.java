package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link PlanCommand}, which makes no call and so needs no estate. */
class PlanTest {

    private static final String ESTATE = """
            environment: prod
            service-vpcs:
              us-east-2:
                cidr-blocks: [10.20.0.0/16]
                inbound-resolvers: [10.20.1.53, 10.20.2.53]
                account: "222222222222"
                vpc-id: vpc-0a1b2c3d4e5f60001
                inbound-endpoint: rslvr-in-0a1b2c3d4e5f60001
                inbound-security-group: sg-0a1b2c3d4e5f60001
            client-sites:
              shop:
                region: us-west-2
                account: "333333333333"
                vpc-id: vpc-0a1b2c3d4e5f60002
                cidr-blocks: [10.1.0.0/16]
                outbound-endpoint: rslvr-out-0a1b2c3d4e5f60002
                outbound-security-group: sg-0a1b2c3d4e5f60002
              harbour:
                name-server: unbound
                cidr-blocks: [192.168.7.0/24]
            """;

    @TempDir
    Path folder;

    private Path catalog = Path.of("");

    @BeforeEach
    void writeCatalog() throws IOException {
        catalog = Files.writeString(folder.resolve("estate.yaml"), ESTATE);
    }

    @Test
    void textIsTheDefault() {
        CommandRun run = plan();

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Plan of the environment prod: ")
                .contains("Forwarding rule RuleShopUsEast2\n", "Site harbour, Unbound\n");
    }

    @Test
    void siteLimitsThePlan() {
        assertThat(plan("--site", "harbour").out())
                .contains("UDP 53  in from 192.168.7.0/24 for harbour", "forward-zone:")
                .doesNotContain("RuleShop");
        assertThat(plan("--site", "shop").out()).contains("RuleShop").doesNotContain("forward-zone:");
    }

    @Test
    void onlyTemplateGoesToTheOutput() throws IOException {
        CommandRun run = plan("--format", "cloudformation", "--account", "333333333333");

        assertThat(run.code()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(run.out())
                        .at("/Resources/RuleShopUsEast2/Type")
                        .asText())
                .isEqualTo("AWS::Route53Resolver::ResolverRule");
    }

    @Test
    void severalTemplatesNeedAFolder() {
        CommandRun run = plan("--format", "cloudformation");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("This part of the plan has 2 templates. Add --output DIR for all of them. Both --account");
    }

    @Test
    void accountWithRolesAloneHasOneTemplate() throws IOException {
        Files.writeString(
                catalog,
                ESTATE + "    identities: [\"arn:aws:iam::555555555555:role/harbour\"]\n"
                        + "roles: {orders: {chain: [\"arn:aws:iam::111111111111:role/hub\","
                        + " \"arn:aws:iam::222222222222:role/orders\"]}}\n");

        assertThat(plan("--format", "cloudformation", "--account", "111111111111")
                        .out())
                .contains("AWS::IAM::Role");
        assertThat(plan("--format", "cloudformation", "--account", "222222222222")
                        .err())
                .contains("has 2 templates");
        assertThat(plan("--format", "cloudformation", "--account", "222222222222", "--region", "us-east-2")
                        .out())
                .contains("AWS::EC2::SecurityGroupIngress");
    }

    @Test
    void templateThatNeedsS3IsTold() throws IOException {
        StringBuilder sites = new StringBuilder(ESTATE);
        for (int number = 0; number < 80; number++) {
            sites.append(("  site-%d: {name-server: unbound, cidr-blocks: [192.168.%d.0/24],"
                            + " identities: [\"arn:aws:iam::555555555555:role/site-%d\"]}%n")
                    .formatted(number, 100 + number, number));
        }
        Files.writeString(catalog, sites);
        Path target = folder.resolve("templates");
        CommandRun run = plan("--format", "cloudformation", "--output", target.toString());

        assertThat(run.code()).isZero();
        assertThat(Files.size(target.resolve("222222222222-us-east-2.template.json")))
                .isGreaterThan(51_200);
        assertThat(run.err())
                .contains("only from S3", "51200 bytes: 222222222222-us-east-2.template.json\n")
                .doesNotContain("333333333333");
        assertThat(plan("--format", "terraform", "--output", target.toString()).err())
                .doesNotContain("S3");
    }

    @Test
    void siteListOfAnErrorIsShort() throws IOException {
        StringBuilder sites = new StringBuilder(ESTATE);
        for (int number = 0; number < 60; number++) {
            sites.append("  site-%d: {name-server: unbound, cidr-blocks: [192.168.%d.0/24]}%n"
                    .formatted(number, 100 + number));
        }
        Files.writeString(catalog, sites);

        assertThat(plan("--site", "harbuor").err())
                .contains("shop, harbour, site-0,", "site-7 and 52 more. Did you mean \"harbour\"?");
    }

    @Test
    void fileInPlaceOfTheFolderIsTold() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        CommandRun run = plan("--format", "cloudformation", "--output", file.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("portolan: Cannot make the folder " + file + ": This is no folder.\n");
    }

    @Test
    void folderGetsTheFilesAndTheForwarders() {
        Path target = folder.resolve("new/templates");
        CommandRun run = plan("--format", "cloudformation", "--output", target.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .containsExactlyElementsOf(List.of(
                        target.resolve("222222222222-us-east-2.template.json").toString(),
                        target.resolve("333333333333-us-west-2.template.json").toString(),
                        target.resolve("harbour.forwarders.txt").toString()))
                .allMatch(file -> Files.isRegularFile(Path.of(file)));
    }

    @Test
    void oldFilesInTheFolderAreTold() throws IOException {
        Path target = Files.createDirectory(folder.resolve("templates"));
        for (String old : List.of("444444444444-us-east-2.template.json", "quay.forwarders.txt", "README.md")) {
            Files.createFile(target.resolve(old));
        }
        String[] cloudFormation = {"--format", "cloudformation", "--output", target.toString()};

        assertThat(plan(cloudFormation).err())
                .isEqualTo(target + " has files that this plan does not write: 444444444444-us-east-2.template.json,"
                        + " quay.forwarders.txt\n");
        assertThat(plan("--format", "terraform", "--output", target.toString()).err())
                .isEqualTo(target + " has files that this plan does not write: quay.forwarders.txt\n");
        assertThat(plan("--output", target.toString()).err()).isEmpty();
    }

    @Test
    void partOfThePlanKnowsTheFilesOfAllOfIt() {
        Path target = folder.resolve("templates");
        plan("--format", "cloudformation", "--output", target.toString());

        assertThat(plan("--format", "cloudformation", "--site", "shop", "--output", target.toString())
                        .err())
                .isEqualTo(
                        "Warning: These files have only what shop needs. Deployed over the whole plan, they delete the"
                                + " rest.\n");
    }

    @Test
    void configurationIsOneFile() throws IOException {
        CommandRun run = plan("--format", "terraform");

        assertThat(run.code()).isZero();
        assertThat(new ObjectMapper().readTree(run.out()).at("/provider/aws")).hasSize(2);
    }

    @Test
    void unknownSelectionsSayWhatThereIs() {
        assertThat(plan("--site", "shopp").err()).contains("the site 'shopp'. The plan is for shop, harbour");
        assertThat(plan("--region", "us-east-1").err()).contains("The plan is for us-east-2, us-west-2");
        assertThat(plan("--account", "1").err()).contains("The plan is for 222222222222, 333333333333");
        assertThat(plan("--site", "harbour", "--region", "us-west-2").code()).isEqualTo(2);
    }

    @Test
    void catalogWithoutSitesSaysWhatToAdd() throws IOException {
        Files.writeString(catalog, ESTATE.substring(0, ESTATE.indexOf("client-sites")));
        CommandRun run = plan();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Nothing can be planned", "no client-sites", "Add client-sites");
    }

    private CommandRun plan(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "plan";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return CommandRun.of(CommandRun.withCatalog(catalog, arguments));
    }
}
