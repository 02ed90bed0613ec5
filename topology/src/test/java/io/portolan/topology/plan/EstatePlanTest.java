package io.portolan.topology.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.PortolanException;
import io.portolan.topology.RandomTopology;
import io.portolan.topology.SampleEstates;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** {@link EstatePlan} has what an estate needs and says what the catalog lacks. */
class EstatePlanTest {

    private static final String SMALL = SampleEstates.text("small-estate.yaml");
    private static final EstatePlan PLAN = SampleEstates.smallPlan();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn: arn:aws:kafka:us-west-2:222222222222:cluster/x/abc-s1 | kafka-serverless.us-west-2.amazonaws.com",
                "arn: arn:aws:kafka:us-west-2:222222222222:cluster/x/abc-s12 | kafka-serverless.us-west-2.amazonaws.com",
                "arn: arn:aws:kafka:us-west-2:222222222222:cluster/x/abc-3 | kafka-serverless.us-west-2.amazonaws.com"
                        + " kafka.us-west-2.amazonaws.com",
                "region: us-west-2, cluster-name: x | kafka-serverless.us-west-2.amazonaws.com kafka.us-west-2.amazonaws.com",
                "region: us-west-2, bootstrap-servers: \"boot-a.c1.kafka-serverless.us-west-2.amazonaws.com:9098\""
                        + " | kafka-serverless.us-west-2.amazonaws.com",
                "region: us-west-2, bootstrap-servers: \"b-1.x.a.c1.kafka.us-west-2.amazonaws.com:9098\""
                        + " | kafka-serverless.us-west-2.amazonaws.com kafka.us-west-2.amazonaws.com",
                "region: us-west-2, bootstrap-servers: \"boot-a.c1.kafka-serverless.us-west-2.api.aws:9098\""
                        + " | kafka-serverless.us-west-2.amazonaws.com kafka-serverless.us-west-2.api.aws",
                "ip: dual, arn: arn:aws:kafka:us-west-2:222222222222:cluster/x/abc-s1"
                        + " | kafka-serverless.us-west-2.amazonaws.com kafka-serverless.us-west-2.api.aws",
                "connectivity: vpc-connectivity, arn: arn:aws:kafka:us-west-2:222222222222:cluster/x/abc-3"
                        + " | kafka-serverless.us-west-2.amazonaws.com",
                "region: us-west-2, bootstrap-servers: \"localhost:9092\", security-protocol: PLAINTEXT"
                        + " | kafka-serverless.us-west-2.amazonaws.com",
            })
    void domainsFitTheKindsOfClusters(String cluster, String domains) {
        String role = cluster.contains("PLAINTEXT") ? "" : ", role: orders-client";
        EstatePlan plan = plan(withClusters("x: {" + cluster + role + "}"));

        assertThat(of(plan, PlannedRule.class).map(PlannedRule::domain).filter(domain -> domain.contains("us-west-2")))
                .containsExactly(domains.split(" "));
        assertThat(plan.forwarders().stream().map(SiteForwarder::domain).filter(domain -> domain.contains("us-west-2")))
                .containsExactly(domains.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn: arn:aws:kafka:us-west-2:666666666666:cluster/x/abc-s1 | MSK Serverless does not let it in. ",
                "arn: arn:aws:kafka:us-west-2:666666666666:cluster/x/abc-3 | only by a cluster policy, which no plan has. ",
                "region: us-west-2, cluster-name: x, control-plane-role: payments-client | ''",
                "arn: arn:aws:kafka:us-west-2:222222222222:cluster/x/abc-s1 | ''",
            })
    void roleOfAnotherAccountIsAWarning(String cluster, String warning) {
        EstatePlan plan = plan(withClusters("x: {" + cluster + ", role: orders-client}"));
        Stream<String> warnings = plan.warnings().stream().filter(text -> text.contains("ends in account"));

        if (warning.isEmpty()) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings)
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text)
                            .startsWith("The role orders-client ends in account 222222222222, and the cluster x is in"
                                    + " account 666666666666. ")
                            .contains(warning));
        }
    }

    @Test
    void roleThatSearchesElsewhereIsAWarning() {
        EstatePlan plan = plan(withClusters(
                        "x: {region: us-west-2, cluster-name: x, role: orders-client, control-plane-role: payments-client}")
                .replace("222222222222:role/clients/payments", "666666666666:role/clients/payments"));

        assertThat(plan.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith(
                                "The role orders-client ends in account 222222222222, and the cluster x is in account"
                                        + " 666666666666. "));
    }

    @Test
    void randomClustersHaveRolesOfTheirAccounts() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(plan(RandomTopology.catalog(seed)).warnings())
                    .as("seed " + seed)
                    .noneMatch(warning -> warning.contains("ends in account"));
        }
    }

    @Test
    void rulesAreSharedWithExactAccounts() {
        PlannedShare share = of(PLAN, PlannedShare.class).findFirst().orElseThrow();

        assertThat(share.accounts()).containsExactly("444444444444");
        assertThat(share.rules()).hasSize(3);
        assertThat(share.stack()).isEqualTo(new PlannedStack("333333333333", Optional.of(Region.US_EAST_2)));
        assertThat(of(plan(SMALL.replace("444444444444", "333333333333")), PlannedShare.class))
                .isEmpty();
    }

    @Test
    void associationsAreInTheAccountsOfTheVpcs() {
        assertThat(of(PLAN, PlannedAssociation.class)
                        .filter(association -> association.site().equals("stock")))
                .hasSize(3)
                .allSatisfy(association -> {
                    assertThat(association.stack().account()).isEqualTo("444444444444");
                    assertThat(association.vpcId()).isEqualTo("vpc-0a1b2c3d4e5f60004");
                    assertThat(association.rule().stack().account()).isEqualTo("333333333333");
                });
    }

    @Test
    void endpointsAreMadeWhereWished() {
        assertThat(of(PLAN, PlannedEndpoint.class).map(PlannedEndpoint::name))
                .containsExactly("InboundUsEast2", "OutboundShop");
        EstatePlan existing = plan(SMALL.replace(
                "outbound-endpoint: create\n    subnets: [subnet-0a1b2c3d4e5f60003, subnet-0a1b2c3d4e5f60004]",
                "outbound-endpoint: rslvr-out-0a1b2c3d4e5f60009"));
        assertThat(of(existing, PlannedRule.class).map(PlannedRule::endpoint))
                .containsOnly(new ResourceReference.Existing("rslvr-out-0a1b2c3d4e5f60009"));
        assertThat(existing.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("client-sites.shop", "outbound-security-group"));
    }

    @Test
    void recordsPassOnlyFromSitesThatReachAClusterThere() {
        assertThat(traffic("sg-0a1b2c3d4e5f60004")).containsExactly("TCP 9098 10.1.0.0/16", "TCP 9098 10.2.0.0/16");
        assertThat(traffic("sg-0a1b2c3d4e5f60002")).containsExactly("TCP 9098 10.1.0.0/16", "TCP 9098 192.168.7.0/24");
    }

    @Test
    void questionsPassFromEndpointsAndSitesOnPremises() {
        assertThat(traffic("sg-0a1b2c3d4e5f60003"))
                .containsExactly(
                        "UDP 53 10.1.0.0/16", "TCP 53 10.1.0.0/16", "UDP 53 192.168.7.0/24", "TCP 53 192.168.7.0/24");
    }

    @Test
    void sharedRoleTrustsTheCallersOfBothChains() {
        PlannedRole hub = role(PLAN, "kafka-hub");

        assertThat(hub.trust())
                .containsExactly(new PlannedRole.Trust(
                        List.of(
                                "arn:aws:iam::333333333333:role/shop",
                                "arn:aws:iam::444444444444:role/stock",
                                "arn:aws:iam::555555555555:role/harbour"),
                        Optional.empty(),
                        false));
        assertThat(policy("PolicyKafkaHub").statements())
                .containsExactly(
                        new PlannedPolicy.Statement(
                                List.of("sts:AssumeRole"),
                                List.of(
                                        "arn:aws:iam::222222222222:role/orders-client",
                                        "arn:aws:iam::222222222222:role/clients/payments")),
                        new PlannedPolicy.Statement(
                                List.of("sts:TagSession"), List.of("arn:aws:iam::222222222222:role/orders-client")));
    }

    @Test
    void lastRoleTrustsTheOneBeforeOnTheTermsOfItsHop() {
        assertThat(role(PLAN, "orders-client").trust())
                .containsExactly(new PlannedRole.Trust(
                        List.of("arn:aws:iam::111111111111:role/kafka-hub"), Optional.of("checkout-team"), true));
        assertThat(role(PLAN, "payments").path()).isEqualTo("/clients/");
    }

    @Test
    void siteWithoutIdentitiesStandsForItsAccount() {
        EstatePlan plan = plan(SMALL.replace("    identities: [\"arn:aws:iam::333333333333:role/shop\"]\n", ""));

        assertThat(role(plan, "kafka-hub").trust().get(0).principals()).contains("arn:aws:iam::333333333333:root");
        assertThat(plan.warnings())
                .anySatisfy(
                        warning -> assertThat(warning).contains("client-sites.shop", "identities", "sts:AssumeRole"));
    }

    @Test
    void sitesWithoutPolicyShareAWarning() {
        EstatePlan plan = plan(SMALL.replace(":role/shop", ":user/shop").replace(":role/stock", ":user/stock"));

        assertThat(plan.warnings())
                .filteredOn(warning -> warning.contains("no policy for callers"))
                .singleElement()
                .asString()
                .contains("2 client-sites: shop, stock.", "arn:aws:iam::111111111111:role/kafka-hub");
    }

    @Test
    void sitesOfAnotherPartitionShareAWarning() {
        EstatePlan plan = plan(SMALL.replace("roles: [orders-client]", "roles: [orders-client, cn-client]")
                .replace("\nroles:\n", "\nroles:\n  cn-client: {chain: [\"arn:aws-cn:iam::666666666666:role/cn\"]}\n"));

        assertThat(plan.warnings())
                .filteredOn(warning -> warning.contains("does not know who assumes the role cn-client"))
                .singleElement()
                .asString()
                .contains("2 client-sites: shop, stock.", "partition aws-cn");
    }

    @Test
    void domainOfTheMskApiIsAWarning() {
        assertThat(PLAN.warnings())
                .filteredOn(warning -> warning.contains("The MSK API of"))
                .singleElement()
                .asString()
                .contains("us-east-2", "(kafka.us-east-2.amazonaws.com)", "endpoints.kafka.us-east-2");
    }

    @Test
    void callerThatIsARoleOfAChainHasOnePolicy() {
        EstatePlan plan = plan(SMALL.replace("333333333333:role/shop", "222222222222:role/clients/payments"));

        assertThat(of(plan, PlannedPolicy.class).map(PlannedPolicy::name)).doesNotHaveDuplicates();
        assertThat(of(plan, PlannedPolicy.class)
                        .filter(policy -> policy.name().equals("PolicyPayments"))
                        .flatMap(policy -> policy.statements().stream())
                        .flatMap(statement -> statement.actions().stream()))
                .contains("sts:AssumeRole", "kafka-cluster:Connect");
    }

    @Test
    void longestSessionOfAllChainsIsAllowed() {
        EstatePlan plan = plan(SMALL.replace(
                "  payments-client:\n    chain:\n      - arn:aws:iam::111111111111:role/kafka-hub\n",
                "  payments-client:\n    duration: 3h\n    chain:\n"));

        assertThat(role(plan, "payments").maxSession()).hasHours(3);
        assertThat(role(plan, "kafka-hub").maxSession()).hasHours(1);
    }

    @Test
    void roleThatReadsAnAccountIsPlanned() {
        EstatePlan plan = plan(withReader("arn:aws:iam::444444444444:role/estate-reader"));

        assertThat(role(plan, "estate-reader").trust())
                .containsExactly(
                        new PlannedRole.Trust(List.of("arn:aws:iam::444444444444:root"), Optional.empty(), false));
        assertThat(of(plan, PlannedPolicy.class)
                        .filter(policy -> policy.roleName().equals("estate-reader"))
                        .flatMap(policy -> policy.statements().stream()))
                .containsExactly(new PlannedPolicy.Statement(
                        Stream.of(ReadAction.values()).map(ReadAction::id).toList(), List.of("*")));
        assertThat(plan.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("inspect-roles reader.", "Narrow the trust"));
        assertThat(plan.resources()).containsAll(PLAN.resources());
    }

    @Test
    void hubThatOperatorsShareKeepsItsTrust() {
        EstatePlan plan = plan(withReader(
                "arn:aws:iam::111111111111:role/kafka-hub\", \"arn:aws:iam::444444444444:role/estate-reader"));

        assertThat(role(plan, "kafka-hub")).isEqualTo(role(PLAN, "kafka-hub"));
        assertThat(role(plan, "estate-reader").trust().get(0).principals())
                .containsExactly("arn:aws:iam::111111111111:role/kafka-hub");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hubThatAnUnusedRoleSharesKeepsItsTrust(boolean last) {
        String unused =
                "  spare: {chain: [\"arn:aws:iam::111111111111:role/kafka-hub\", \"arn:aws:iam::222222222222:role/spare\"]}\n";
        String limited = SMALL.replace("role/shop\"]\n", "role/shop\"]\n    roles: [orders-client, payments-client]\n");
        EstatePlan plan = plan(
                last
                        ? limited.replace("\nclusters:", "\n" + unused + "clusters:")
                        : limited.replace("\nroles:\n", "\nroles:\n" + unused));

        assertThat(role(plan, "kafka-hub").trust())
                .isEqualTo(role(PLAN, "kafka-hub").trust());
        assertThat(plan.warnings())
                .contains(
                        "No site's identity may assume the role spare. Another chain has its first role too, so the plan"
                                + " trusts only the callers of that chain. Add spare to the roles of a client site, or remove it.");
    }

    @Test
    void unusedRoleTrustsItsOwnAccount() {
        EstatePlan plan = plan(SMALL.replace("role/shop\"]\n", "role/shop\"]\n    roles: [orders-client]\n")
                .replace("    roles: [payments-client]\n", "    roles: [orders-client]\n")
                .replace(
                        "      - arn:aws:iam::111111111111:role/kafka-hub\n      - arn:aws:iam::222222222222:role/clients/payments",
                        "      - arn:aws:iam::222222222222:role/clients/payments"));

        assertThat(role(plan, "payments").trust())
                .containsExactly(
                        new PlannedRole.Trust(List.of("arn:aws:iam::222222222222:root"), Optional.empty(), false));
        assertThat(plan.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains("first role of payments-client, so the plan trusts its own account."));
    }

    @Test
    void siteThatNamesAReaderMayAssumeIt() {
        EstatePlan plan = plan(withReader("arn:aws:iam::444444444444:role/estate-reader")
                .replace("roles: [orders-client]", "roles: [orders-client, reader]"));

        assertThat(role(plan, "estate-reader").trust().get(0).principals())
                .containsExactly("arn:aws:iam::444444444444:role/stock");
        assertThat(plan.warnings()).noneMatch(warning -> warning.contains("inspect-roles"));
    }

    @Test
    void policyOverTheLimitIsAWarning() {
        String topics = IntStream.range(0, 60)
                .mapToObj(number -> "settled-orders-of-region-" + number)
                .collect(Collectors.joining(", "));

        assertThat(plan(SMALL.replace("write-topics: [orders,", "write-topics: [" + topics + ","))
                        .warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("The policy of the role orders-client has more than 6144 characters"));
        assertThat(PLAN.warnings()).noneMatch(warning -> warning.contains("6144"));
    }

    @Test
    void rolesThatTrustEachOtherAreAWarning() {
        EstatePlan plan = plan(SMALL.replace(
                "      - arn:aws:iam::111111111111:role/kafka-hub\n"
                        + "      - arn:aws:iam::222222222222:role/clients/payments",
                "      - arn:aws:iam::222222222222:role/orders-client\n"
                        + "      - arn:aws:iam::111111111111:role/kafka-hub"));

        assertThat(plan.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("trusts a role that waits for it"));
    }

    @Test
    void clusterFoundByNameIsAPattern() {
        assertThat(policy("PolicyPayments").statements())
                .contains(
                        new PlannedPolicy.Statement(
                                List.of("kafka-cluster:Connect"),
                                List.of("arn:aws:kafka:us-east-2:222222222222:cluster/payments/*")),
                        new PlannedPolicy.Statement(List.of("kafka:ListClustersV2"), List.of("*")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cluster-security-group: sg-0a1b2c3d4e5f60004 | `` | service-vpcs.us-west-2, or let TCP 9098 in",
                "role/harbour | user/harbour | no policy for callers at client-sites.harbour",
                "role: orders-client | `` | The cluster orders has no role",
                "0d4f3b3c1a77-s1 | 0d4f3b3c1a77-7~connectivity: public | Let TCP [9198] into its security group",
                "222222222222:cluster/orders/5d2c63b1-4a17-4c6e-9f43-0d4f3b3c1a77-s1 | 666666666666:cluster/orders/abc-7"
                        + " | kafka.us-west-2.amazonaws.com may have to go to two places",
                "arn: arn:aws:kafka:us-west-2:222222222222:cluster/orders/5d2c63b1-4a17-4c6e-9f43-0d4f3b3c1a77-s1"
                        + " | bootstrap-servers: b1.example.com:9098~region: us-west-2"
                        + " | no ARN of the cluster orders. So its policy allows all clusters",
            })
    void missingFactsAreWarnings(String remove, String put, String warning) {
        assertThat(SMALL).contains(remove);

        assertThat(plan(SMALL.replace(remove, put.replace("~", "\n    "))).warnings())
                .anySatisfy(found -> assertThat(found).contains(warning).endsWith("."));
    }

    @Test
    void trustThatIsTooLongIsAWarning() {
        String harbour = "\"arn:aws:iam::555555555555:role/harbour\"";
        String many = IntStream.range(0, 60)
                .mapToObj(number -> harbour.replace("harbour", "harbour-" + number))
                .collect(Collectors.joining(", "));

        assertThat(plan(SMALL.replace(harbour, many)).warnings())
                .filteredOn(warning -> warning.contains("trust policy"))
                .singleElement()
                .asString()
                .contains("The trust policy of the role kafka-hub has more than 2048 characters");
    }

    @Test
    void groupWithTooManyRulesIsAWarning() {
        String block = "192.168.7.0/24";
        String many = IntStream.range(0, 30)
                .mapToObj(number -> block.replace("7", String.valueOf(number)))
                .collect(Collectors.joining(", "));

        assertThat(plan(SMALL.replace(block, many)).warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains(
                                "The security group InboundUsEast2Group of account 222222222222 gets 62 inbound rules"))
                .anySatisfy(warning -> assertThat(warning).contains("sg-0a1b2c3d4e5f60003"))
                .noneSatisfy(warning -> assertThat(warning).contains("sg-0a1b2c3d4e5f60002"));
        assertThat(PLAN.warnings()).noneSatisfy(warning -> assertThat(warning).contains("The security group"));
    }

    @Test
    void serviceVpcWithoutAPlaceIsAWarning() {
        int account = SMALL.indexOf("    account", SMALL.indexOf("  us-west-2:"));
        String catalog = (SMALL.substring(0, account) + SMALL.substring(SMALL.indexOf("client-sites:")))
                .replace("0d4f3b3c1a77-s1", "0d4f3b3c1a77-7");

        assertThat(plan(catalog.replace("inbound-resolvers: [10.30.1.53, 10.30.2.53]", ""))
                        .warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains("Add account, vpc-id and inbound-endpoint below service-vpcs.us-west-2."))
                .anySatisfy(
                        warning -> assertThat(warning).contains("Add inbound-resolvers below service-vpcs.us-west-2."))
                .noneMatch(warning -> warning.contains("The MSK API of us-west-2"));
    }

    @Test
    void connectionsOfAnotherKindCannotShareADomain() {
        EstatePlan plan = plan(
                withClusters("x: {arn: \"arn:aws:kafka:us-west-2:222222222222:cluster/x/abc-3\", role: orders-client}\n"
                        + "  y: {arn: \"arn:aws:kafka:us-west-2:222222222222:cluster/y/abc-3\", role: orders-client,"
                        + " connectivity: vpc-connectivity}"));

        assertThat(plan.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains("kafka.us-west-2.amazonaws.com would have to go to two places", "(y)"));
    }

    @Test
    void nothingToPlanIsAnError() {
        String noSites =
                SMALL.substring(0, SMALL.indexOf("client-sites:")) + SMALL.substring(SMALL.indexOf("roles:\n"));

        assertThatThrownBy(() -> plan(noSites))
                .isInstanceOf(PortolanException.class)
                .hasMessageContainingAll("Nothing can be planned", "no client-sites");
    }

    @Test
    void namesStayWhenASiteIsAdded() {
        EstatePlan more = plan(SMALL.replace("client-sites:\n", """
                client-sites:
                  first:
                    region: us-west-2
                    account: "777777777777"
                    vpc-id: vpc-0a1b2c3d4e5f60077
                    cidr-blocks: [10.77.0.0/16]
                    outbound-endpoint: create
                    subnets: [subnet-0a1b2c3d4e5f60077, subnet-0a1b2c3d4e5f60078]
                    identities: ["arn:aws:iam::777777777777:role/first"]
                """));

        assertThat(references(more)).containsAll(references(PLAN));
    }

    @Test
    void selectionsTogetherHaveTheWholePlan() {
        Set<ResourceReference> selected = new HashSet<>();
        for (String site : List.of("shop", "stock", "harbour")) {
            EstatePlan part = PLAN.select(new PlanSelection(Optional.of(site), Optional.empty(), Optional.empty()));
            assertThat(part.resources())
                    .isNotEmpty()
                    .allMatch(resource -> part.sites(resource).contains(site));
            selected.addAll(references(part));
        }
        assertThat(selected).isEqualTo(references(PLAN));
        assertThat(PLAN.select(new PlanSelection(Optional.empty(), Optional.of(Region.US_WEST_2), Optional.empty()))
                        .resources())
                .hasSize(6)
                .allMatch(resource -> resource.stack().account().equals("222222222222"));
    }

    @Test
    void resourcesComeAfterThoseThatTheyReferTo() {
        for (long seed = 0; seed < 50; seed++) {
            Set<ResourceReference> before = new HashSet<>();
            for (PlannedResource resource : plan(RandomTopology.catalog(seed)).resources()) {
                assertThat(before).as("seed " + seed + ", " + resource.name()).containsAll(needed(resource));
                before.add(resource.reference());
            }
        }
    }

    private static List<ResourceReference> needed(PlannedResource resource) {
        Stream<? extends ResourceReference> needed = Stream.of();
        if (resource instanceof PlannedRule rule) {
            needed = Stream.of(rule.endpoint());
        } else if (resource instanceof PlannedShare share) {
            needed = share.rules().stream();
        } else if (resource instanceof PlannedAssociation association) {
            needed = Stream.of(association.rule());
        } else if (resource instanceof PlannedTraffic traffic) {
            needed = Stream.of(traffic.securityGroup());
        } else if (resource instanceof PlannedPolicy policy) {
            needed = Stream.of(policy.role());
        }
        return needed.filter(ResourceReference.Planned.class::isInstance)
                .map(ResourceReference.class::cast)
                .toList();
    }

    private static EstatePlan plan(String catalog) {
        return EstatePlan.of(SampleEstates.ofText(catalog));
    }

    private static String withReader(String chain) {
        return SMALL.replace("\nroles:\n", "\nroles:\n  reader: {chain: [\"" + chain + "\"]}\n")
                + "inspect-roles: {\"444444444444\": reader}\n";
    }

    private static String withClusters(String clusters) {
        return SMALL.substring(0, SMALL.indexOf("clusters:\n")) + "clusters:\n  " + clusters + "\n";
    }

    private static <T extends PlannedResource> Stream<T> of(EstatePlan plan, Class<T> kind) {
        return plan.resources().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static Set<ResourceReference> references(EstatePlan plan) {
        Set<ResourceReference> references = new HashSet<>();
        plan.resources().forEach(resource -> references.add(resource.reference()));
        return references;
    }

    private static List<String> traffic(String group) {
        return of(PLAN, PlannedTraffic.class)
                .filter(traffic -> traffic.securityGroup().equals(new ResourceReference.Existing(group)))
                .map(traffic -> traffic.protocol() + " " + traffic.port() + " " + traffic.peer())
                .toList();
    }

    private static PlannedRole role(EstatePlan plan, String name) {
        return of(plan, PlannedRole.class)
                .filter(role -> role.roleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static PlannedPolicy policy(String name) {
        return of(PLAN, PlannedPolicy.class)
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
