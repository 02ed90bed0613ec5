package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link ExplainCommand} and {@link DriftCommand} without roles that read accounts. So they make no call. */
class ExplainTest {

    private static final String ESTATE = """
            environment: prod
            region: us-west-2
            service-vpcs:
              us-east-2:
                cidr-blocks: [10.20.0.0/16]
                inbound-resolvers: [10.20.1.53, 10.20.2.53]
                account: "222222222222"
                vpc-id: vpc-0a1b2c3d4e5f60001
                inbound-endpoint: rslvr-in-0a1b2c3d4e5f60001
                inbound-security-group: sg-0a1b2c3d4e5f60001
              eu-west-1:
                cidr-blocks: [10.40.0.0/16]
                inbound-resolvers: [10.40.1.53, 10.40.2.53]
            client-sites:
              shop:
                region: us-west-2
                account: "333333333333"
                vpc-id: vpc-0a1b2c3d4e5f60002
                cidr-blocks: [10.1.0.0/16]
                outbound-endpoint: rslvr-out-0a1b2c3d4e5f60002
                outbound-security-group: sg-0a1b2c3d4e5f60002
            roles:
              orders-client:
                chain: ["arn:aws:iam::222222222222:role/orders-client"]
            clusters:
              orders:
                arn: arn:aws:kafka:us-east-2:222222222222:cluster/orders/5d2c63b1-4a17-4c6e-9f43-0d4f3b3c1a77-s1
                role: orders-client
              far:
                arn: arn:aws:kafka:eu-west-1:222222222222:cluster/far/5d2c63b1-4a17-4c6e-9f43-0d4f3b3c1a77-s1
                role: orders-client
            """;

    @TempDir
    Path folder;

    private Path catalog = Path.of("");

    @BeforeEach
    void writeCatalog() throws IOException {
        catalog = Files.writeString(folder.resolve("estate.yaml"), ESTATE);
    }

    @Test
    void missingViewsAreListed() {
        CommandRun run = run("explain", "orders", "--vpc", "vpc-0a1b2c3d4e5f60002", "--no-preflight");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("Explanation of orders (us-east-2) from shop: cannot say, because views are missing\n")
                .contains("Add a role for 333333333333 below", "inspect-roles.");
    }

    @Test
    void pageAndJsonAreWritten() {
        Path page = folder.resolve("orders.html");
        CommandRun run = run("explain", "orders", "--site", "shop", "--no-preflight", "--html", page.toString());
        CommandRun json = run("explain", "orders", "--site", "shop", "--no-preflight", "--json");

        assertThat(run.out()).contains("Web page: " + page);
        assertThat(page).content().contains("orders");
        assertThat(json.out()).startsWith("{\n  \"cluster\": \"orders\",");
    }

    @Test
    void unknownPlacesAreBadInput() {
        CommandRun site = run("explain", "orders", "--site", "shopp", "--no-preflight");
        CommandRun cluster = run("explain", "far", "--site", "shop", "--no-preflight");

        CommandRun both = run("explain", "ordesr", "--site", "shopp", "--no-preflight");
        assertThat(both.err()).contains("No cluster \"ordesr\"").doesNotContain("shopp");
        assertThat(site.code()).isEqualTo(2);
        assertThat(site.err()).contains("Did you mean \"shop\"?");
        assertThat(site.err()).contains("client site shopp", "one of the catalog's client-sites: shop");
        assertThat(cluster.code()).isEqualTo(2);
        assertThat(cluster.err()).contains("Add account, vpc-id and inbound-endpoint below service-vpcs.eu-west-1.");
    }

    @Test
    void hostOutsideOfAwsIsTold() {
        System.setProperty("aws.disableEc2Metadata", "true");
        try {
            CommandRun run = run("explain", "orders", "--no-preflight");

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err())
                    .contains("the site of this host, because no service of AWS tells its VPC")
                    .contains("the instance metadata service is switched off")
                    .contains("Name the site by --site or its VPC by --vpc");
        } finally {
            System.clearProperty("aws.disableEc2Metadata");
        }
    }

    @Test
    void driftOfUnseenEstateFails() {
        CommandRun run = run("drift");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("UNSEEN     ", " planned resources: 0 as planned, 0 different, 0 missing, ");
        assertThat(run("drift", "--json", "--account", "333333333333").out()).contains("\"state\": \"unseen\"");
    }

    private CommandRun run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--catalog";
        all[arguments.length + 1] = catalog.toString();
        return CommandRun.of(all);
    }
}
