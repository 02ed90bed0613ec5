package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.testkit.dns.InboundResolver;
import io.portolan.testkit.dns.JdkDnsClient;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.IpProtocol;
import io.portolan.testkit.estate.SecurityGroup;
import io.portolan.testkit.estate.TrafficRule;
import io.portolan.testkit.stack.EstateDeployment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.naming.NamingException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A site's questions take the {@link DeployedRoutes} of its VPC, and those of a site on premises the {@link ForwarderRoutes}. */
class DeployedRoutesTest {

    private static final String REGION = "us-east-2";

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(LocalMsk.builder()
            .fromTemplates()
            .cluster("orders", c -> c.controlPlaneOnly())
            .role(
                    "arn:aws:iam::222222222222:role/client",
                    r -> r.trusts("333333333333", "555555555555")
                            .mayRead("orders", "paid-")
                            .mayWrite("orders", ""))
            .site("shop", s -> s)
            .site("stock", s -> s.outboundEndpointOf("shop"))
            .onPremises("harbour", s -> s.account("555555555555")));

    @BeforeAll
    static void deploy(LocalMsk msk) {
        assertThat(resolves(msk, "shop")).as("before the deployment").isFalse();
        String catalog = msk.catalogText("shop");
        EstateDeployment.empty()
                .template("222222222222", REGION, inbound(msk, catalog))
                .template("333333333333", REGION, outbound(msk, catalog))
                .deploy(msk.controlPlane());
    }

    @Test
    void namesResolveByDeployedRules(LocalMsk msk) {
        assertThat(resolves(msk, "shop")).isTrue();
        assertThat(resolves(msk, "harbour")).isTrue();
        assertThat(resolves(msk, "stock")).as("without an association").isFalse();
    }

    @Test
    void removedRuleIsSeenAtOnce(LocalMsk msk) {
        ControlPlane plane = msk.controlPlane();
        plane.rules().all().forEach(rule -> {
            plane.rules().remove(rule.id());
            assertThat(resolves(msk, "shop")).isFalse();
            plane.rules().add(rule);
        });
        assertThat(resolves(msk, "shop")).isTrue();
    }

    @Test
    void closedGroupLosesQuestionsOfItsProtocol(LocalMsk msk) {
        withoutRules(msk, rule -> rule.protocol() == IpProtocol.UDP, () -> {
            assertThat(resolves(msk, "shop")).isFalse();
            assertThat(resolves(msk, "harbour")).isFalse();
        });
        withoutRules(msk, rule -> rule.protocol() == IpProtocol.TCP, () -> {
            assertThat(resolves(msk, "shop")).isTrue();
            assertThat(resolves(msk, "harbour")).isTrue();
        });
        withoutRules(
                msk,
                rule -> rule.peer().toString().contains("10.3."),
                () -> assertThat(resolves(msk, "harbour")).isFalse());
    }

    @Test
    void largeAnswerNeedsTcp(LocalMsk msk) throws Exception {
        String host = msk.cluster("orders").bootstrapHost();
        InetAddress[] many = IntStream.rangeClosed(1, 40)
                .mapToObj(DeployedRoutesTest::address)
                .toArray(InetAddress[]::new);
        msk.serviceVpc("prod", REGION).inboundResolvers().forEach(resolver -> resolver.answer(host, many));
        InetSocketAddress server = msk.site("shop").resolver().address();

        assertThat(new JdkDnsClient(server).query(host, "A")).hasSize(40);
        withoutRules(
                msk,
                rule -> rule.protocol() == IpProtocol.TCP,
                () -> assertThatThrownBy(() -> new JdkDnsClient(server).query(host, "A"))
                        .isInstanceOf(NamingException.class));
    }

    @Test
    void ruleInCodeWinsUntilReset(LocalMsk msk) {
        msk.site("stock").resolver().forwardTo(REGION, resolvers(msk));
        assertThat(resolves(msk, "stock")).isTrue();
        msk.site("shop").resolver().removeRule(REGION);
        assertThat(resolves(msk, "shop")).isFalse();
        msk.reset();
        assertThat(resolves(msk, "stock")).isFalse();
        assertThat(resolves(msk, "shop")).isTrue();
    }

    @Test
    void catalogDescribesTheEstate(LocalMsk msk) {
        assertThat(msk.catalogText("stock"))
                .containsPattern(
                        "us-east-2: \\{cidr-blocks: .*, inbound-resolvers: .*], account: \"222222222222\", vpc-id: vpc-\\w+,"
                                + " inbound-endpoint: create, subnets: \\[subnet-\\w+, subnet-\\w+], cluster-security-group: sg-\\w+}")
                .containsPattern("shop: \\{region: us-east-2, account: \"333333333333\", vpc-id: vpc-\\w+, cidr-blocks:"
                        + " \\[10.1.0.0/16], outbound-endpoint: create, subnets: \\[subnet-\\w+, subnet-\\w+], identities:"
                        + " \\[\"arn:aws:iam::333333333333:user/shop\"]}")
                .containsPattern("stock: \\{.*, outbound-endpoint-of: shop, ")
                .contains("harbour: {name-server: bind, cidr-blocks: [10.3.0.0/16], identities: ")
                .contains(
                        "access: {read-topics: [\"paid-*\"], groups: [\"*\"], write-topics: [\"*\"], transactional-ids: [\"*\"]}")
                .contains("  inspect:\n    us-east-2: " + msk.endpoint(REGION));
    }

    @Test
    void declaredRolesAreWishesOnly(LocalMsk msk) {
        assertThat(msk.controlPlane().roles().all()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> msk.iam().session("arn:aws:iam::222222222222:role/client", "shop", Duration.ofHours(1)));
    }

    private static boolean resolves(LocalMsk msk, String site) {
        msk.enter(site);
        try {
            return InetAddress.getAllByName(msk.cluster("orders").bootstrapHost()).length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void withoutRules(LocalMsk msk, Predicate<TrafficRule> removed, Runnable test) {
        ControlPlane plane = msk.controlPlane();
        List<SecurityGroup> before = plane.securityGroups().all();
        before.forEach(group -> plane.securityGroups().add(group.withoutRules(removed)));
        try {
            test.run();
        } finally {
            before.forEach(plane.securityGroups()::add);
        }
    }

    private static List<InboundResolver> resolvers(LocalMsk msk) {
        return msk.serviceVpc("prod", REGION).inboundResolvers();
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 9, 9, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String inbound(LocalMsk msk, String catalog) {
        Matcher vpc = find("account: \"222222222222\", vpc-id: (\\S+), .*subnets: \\[(\\S+), (\\S+)]", catalog);
        List<InetSocketAddress> resolvers = msk.serviceVpc("prod", REGION).resolverAddresses();
        String ingress = resolvers.stream()
                .flatMap(resolver -> List.of("udp", "tcp").stream()
                        .flatMap(protocol -> List.of("10.1.0.0/16", "10.3.0.0/16").stream()
                                .map(from -> traffic(protocol, resolver.getPort(), from))))
                .collect(Collectors.joining(", "));
        return """
                {"Resources": {
                 "Group": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "in", "VpcId": "%s",
                   "SecurityGroupIngress": [%s]}},
                 "Inbound": {"Type": "AWS::Route53Resolver::ResolverEndpoint", "Properties": {"Direction": "INBOUND",
                   "SecurityGroupIds": [{"Ref": "Group"}], "IpAddresses": [
                     {"SubnetId": "%s", "Ip": "%s"}, {"SubnetId": "%s", "Ip": "%s"}]}}}}""".formatted(
                        vpc.group(1),
                        ingress,
                        vpc.group(2),
                        resolvers.get(0).getAddress().getHostAddress(),
                        vpc.group(3),
                        resolvers.get(1).getAddress().getHostAddress());
    }

    private static String outbound(LocalMsk msk, String catalog) {
        Matcher vpc = find("shop: .*vpc-id: ([^,]+), .*subnets: \\[(\\S+), (\\S+)]", catalog);
        List<InetSocketAddress> resolvers = msk.serviceVpc("prod", REGION).resolverAddresses();
        String targets = resolvers.stream()
                .map(resolver -> "{\"Ip\": \"" + resolver.getAddress().getHostAddress() + "\", \"Port\": \""
                        + resolver.getPort() + "\"}")
                .collect(Collectors.joining(", "));
        return """
                {"Resources": {
                 "Group": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "out", "VpcId": "%1$s"}},
                 "Outbound": {"Type": "AWS::Route53Resolver::ResolverEndpoint", "Properties": {"Direction": "OUTBOUND",
                   "SecurityGroupIds": [{"Ref": "Group"}], "IpAddresses": [{"SubnetId": "%2$s"}, {"SubnetId": "%3$s"}]}},
                 "Rule": {"Type": "AWS::Route53Resolver::ResolverRule", "Properties": {"RuleType": "FORWARD",
                   "DomainName": "kafka-serverless.us-east-2.amazonaws.com", "ResolverEndpointId": {"Ref": "Outbound"},
                   "TargetIps": [%4$s]}},
                 "Association": {"Type": "AWS::Route53Resolver::ResolverRuleAssociation", "Properties": {
                   "ResolverRuleId": {"Ref": "Rule"}, "VPCId": "%1$s"}}}}""".formatted(vpc.group(1), vpc.group(2), vpc.group(3), targets);
    }

    private static String traffic(String protocol, int port, String from) {
        return "{\"IpProtocol\": \"" + protocol + "\", \"FromPort\": " + port + ", \"ToPort\": " + port
                + ", \"CidrIp\": \"" + from + "\"}";
    }

    private static Matcher find(String regex, String text) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        assertThat(matcher.find()).as(regex).isTrue();
        return matcher;
    }
}
