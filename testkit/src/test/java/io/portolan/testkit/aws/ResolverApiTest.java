package io.portolan.testkit.aws;

import static io.portolan.testkit.estate.SampleEstate.OUTSIDER;
import static io.portolan.testkit.estate.SampleEstate.SHOP_ACCOUNT;
import static io.portolan.testkit.estate.SampleEstate.STOCK_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EndpointAddress;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.ResolverEndpoint;
import io.portolan.testkit.estate.RuleAssociation;
import io.portolan.testkit.estate.SampleEstate;
import io.portolan.testkit.estate.ShareAcceptance;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.Filter;
import software.amazon.awssdk.services.route53resolver.model.InvalidParameterException;
import software.amazon.awssdk.services.route53resolver.model.IpAddressResponse;
import software.amazon.awssdk.services.route53resolver.model.IpAddressStatus;
import software.amazon.awssdk.services.route53resolver.model.ListResolverRulesResponse;
import software.amazon.awssdk.services.route53resolver.model.ResolverEndpointDirection;
import software.amazon.awssdk.services.route53resolver.model.ResolverEndpointStatus;
import software.amazon.awssdk.services.route53resolver.model.ResolverRule;
import software.amazon.awssdk.services.route53resolver.model.ResolverRuleAssociation;
import software.amazon.awssdk.services.route53resolver.model.ResolverRuleAssociationStatus;
import software.amazon.awssdk.services.route53resolver.model.ResolverRuleStatus;
import software.amazon.awssdk.services.route53resolver.model.ResourceNotFoundException;
import software.amazon.awssdk.services.route53resolver.model.Route53ResolverException;
import software.amazon.awssdk.services.route53resolver.model.RuleTypeOption;
import software.amazon.awssdk.services.route53resolver.model.ShareStatus;
import software.amazon.awssdk.services.route53resolver.model.TargetAddress;

/** {@link ResolverApi} answers the real SDK as Route 53 Resolver does. */
class ResolverApiTest {

    private static final String INTERNET = "rslvr-autodefined-rr-internet-resolver";

    private final AwsLab lab = new AwsLab();
    private final ControlPlane plane = lab.backend.controlPlane();
    private final SampleEstate estate = new SampleEstate(plane);
    private final Route53ResolverClient shop = client(SHOP_ACCOUNT);
    private final Route53ResolverClient stock = client(STOCK_ACCOUNT);
    private final Route53ResolverClient outsider = client(OUTSIDER);

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void ruleHasDomainTargetsAndEndpoint() {
        ResolverRule rule =
                shop.getResolverRule(of -> of.resolverRuleId(estate.rule.id())).resolverRule();

        assertThat(rule.arn()).isEqualTo(estate.rule.arn());
        assertThat(rule.domainName()).isEqualTo(SampleEstate.DOMAIN + ".");
        assertThat(rule.ruleType()).isEqualTo(RuleTypeOption.FORWARD);
        assertThat(rule.status()).isEqualTo(ResolverRuleStatus.COMPLETE);
        assertThat(rule.targetIps()).extracting(TargetAddress::ip).containsExactly("10.20.1.53", "10.20.2.53");
        assertThat(rule.targetIps()).extracting(TargetAddress::port).containsOnly(53);
        assertThat(rule.resolverEndpointId()).isEqualTo(estate.endpoint.id());
        assertThat(rule.ownerId()).isEqualTo(SHOP_ACCOUNT);
        assertThat(rule.shareStatus()).isEqualTo(ShareStatus.SHARED_BY_ME);
    }

    @Test
    void systemRuleHasNoTargets() {
        String id =
                estate.addSystemRule(estate.shop, "c2." + SampleEstate.DOMAIN).id();

        ResolverRule rule = shop.getResolverRule(of -> of.resolverRuleId(id)).resolverRule();
        assertThat(rule.ruleType()).isEqualTo(RuleTypeOption.SYSTEM);
        assertThat(rule.hasTargetIps()).isFalse();
        assertThat(rule.resolverEndpointId()).isNull();
        assertThat(rule.shareStatus()).isEqualTo(ShareStatus.NOT_SHARED);
    }

    @Test
    void ruleOfVpcsIsInEveryAccount() {
        ResolverRule internet =
                outsider.getResolverRule(of -> of.resolverRuleId(INTERNET)).resolverRule();

        assertThat(internet.domainName()).isEqualTo(".");
        assertThat(internet.ruleType()).isEqualTo(RuleTypeOption.RECURSIVE);
        assertThat(internet.ownerId()).isEqualTo("Route 53 Resolver");
        assertThat(internet.arn()).isEqualTo("arn:aws:route53resolver:us-east-2::autodefined-rule/" + INTERNET);
        assertThat(associations(shop))
                .extracting(ResolverRuleAssociation::resolverRuleId)
                .contains(INTERNET);
    }

    @ParameterizedTest
    @CsvSource({"ORGANIZATION, true", "ACCEPTED, true", "PENDING, false", "REJECTED, false", "EXPIRED, false"})
    void sharedRuleIsSeenOnceAccepted(ShareAcceptance acceptance, boolean seen) {
        plane.shares().replace(estate.share.id(), share -> share.withPrincipal(STOCK_ACCOUNT, acceptance));

        assertThat(rules(stock)).extracting(ResolverRule::id).contains(INTERNET).hasSize(seen ? 2 : 1);
        if (seen) {
            ResolverRule rule = stock.getResolverRule(of -> of.resolverRuleId(estate.rule.id()))
                    .resolverRule();
            assertThat(rule.shareStatus()).isEqualTo(ShareStatus.SHARED_WITH_ME);
            assertThat(rule.ownerId()).isEqualTo(SHOP_ACCOUNT);
        } else {
            assertNotFound(() -> stock.getResolverRule(of -> of.resolverRuleId(estate.rule.id())));
        }
    }

    @Test
    void otherAccountSeesNothing() {
        assertThat(rules(outsider)).extracting(ResolverRule::id).containsExactly(INTERNET);
        assertThat(associations(outsider)).isEmpty();
        assertThat(outsider.listResolverEndpoints().resolverEndpoints()).isEmpty();
        assertNotFound(() -> outsider.getResolverRule(of -> of.resolverRuleId(estate.rule.id())));
        assertNotFound(() ->
                outsider.getResolverRuleAssociation(of -> of.resolverRuleAssociationId(estate.shopAssociation.id())));
        assertNotFound(() -> outsider.getResolverEndpoint(of -> of.resolverEndpointId(estate.endpoint.id())));
        assertNotFound(() -> stock.listResolverEndpointIpAddresses(of -> of.resolverEndpointId(estate.endpoint.id())));
    }

    @Test
    void otherRegionIsNotShown() {
        String west = estate.addRule(new EstatePlace(SHOP_ACCOUNT, "us-west-2"), SampleEstate.DOMAIN)
                .id();

        assertThat(rules(shop)).extracting(ResolverRule::id).doesNotContain(west);
    }

    @Test
    void associationIsSeenByAccountOfItsVpc() {
        assertThat(associations(stock))
                .filteredOn(association -> !association.resolverRuleId().equals(INTERNET))
                .extracting(ResolverRuleAssociation::id)
                .containsExactly(estate.stockAssociation.id());

        plane.ruleAssociations()
                .replace(estate.stockAssociation.id(), it -> it.withStatus(RuleAssociation.Status.FAILED));
        ResolverRuleAssociation association = stock.getResolverRuleAssociation(
                        of -> of.resolverRuleAssociationId(estate.stockAssociation.id()))
                .resolverRuleAssociation();
        assertThat(association.vpcId()).isEqualTo(estate.stockVpc.id());
        assertThat(association.resolverRuleId()).isEqualTo(estate.rule.id());
        assertThat(association.status()).isEqualTo(ResolverRuleAssociationStatus.FAILED);
    }

    @Test
    void endpointHasAddressesAndState() {
        plane.endpoints()
                .replace(
                        estate.endpoint.id(),
                        endpoint -> endpoint.withStatus(ResolverEndpoint.Status.ACTION_NEEDED)
                                .withAddresses(List.of(
                                        endpoint.addresses().get(0),
                                        endpoint.addresses()
                                                .get(1)
                                                .withStatus(EndpointAddress.Status.FAILED_RESOURCE_GONE))));

        var endpoint = shop.getResolverEndpoint(of -> of.resolverEndpointId(estate.endpoint.id()))
                .resolverEndpoint();
        assertThat(endpoint.direction()).isEqualTo(ResolverEndpointDirection.OUTBOUND);
        assertThat(endpoint.status()).isEqualTo(ResolverEndpointStatus.ACTION_NEEDED);
        assertThat(endpoint.hostVPCId()).isEqualTo(estate.shopVpc.id());
        assertThat(endpoint.securityGroupIds()).containsExactly(estate.group.id());
        assertThat(endpoint.ipAddressCount()).isEqualTo(2);
        assertThat(shop.listResolverEndpoints().resolverEndpoints()).containsExactly(endpoint);
        List<IpAddressResponse> addresses = shop.listResolverEndpointIpAddresses(
                        of -> of.resolverEndpointId(estate.endpoint.id()))
                .ipAddresses();
        assertThat(addresses).extracting(IpAddressResponse::ip).containsExactlyInAnyOrder("10.1.1.10", "10.1.1.11");
        assertThat(addresses).extracting(IpAddressResponse::subnetId).containsOnly(estate.subnet.id());
        assertThat(addresses)
                .extracting(IpAddressResponse::status)
                .containsExactlyInAnyOrder(IpAddressStatus.ATTACHED, IpAddressStatus.FAILED_RESOURCE_GONE);
    }

    @Test
    void filterSelects() {
        estate.associate(estate.addRule(estate.shop, "example.com"), estate.shopVpc);

        assertThat(shop.listResolverRules(with -> with.filters(filter("DomainName", "example.com.", "x.")))
                        .resolverRules())
                .extracting(ResolverRule::domainName)
                .containsExactly("example.com.");
        assertThat(shop.listResolverRules(with -> with.filters(filter("TYPE", "FORWARD"), filter("Status", "FAILED")))
                        .resolverRules())
                .isEmpty();
        assertThat(shop.listResolverRuleAssociations(with -> with.filters(filter("ResolverRuleId", estate.rule.id())))
                        .resolverRuleAssociations())
                .extracting(ResolverRuleAssociation::id)
                .containsExactly(estate.shopAssociation.id());
        assertThat(shop.listResolverEndpoints(with -> with.filters(filter("Direction", "INBOUND")))
                        .resolverEndpoints())
                .isEmpty();
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> shop.listResolverRules(with -> with.filters(filter("Colour", "red"))));
    }

    @Test
    void pagesHoldEveryRuleOnce() {
        IntStream.range(0, 4).forEach(n -> estate.addRule(estate.shop, n + ".example.com"));

        ListResolverRulesResponse first = shop.listResolverRules(with -> with.maxResults(4));
        assertThat(first.resolverRules()).hasSize(4);
        assertThat(first.nextToken()).isNotNull();
        plane.pageSize(1);
        assertThat(shop.listResolverRulesPaginator().resolverRules())
                .extracting(ResolverRule::id)
                .hasSize(6)
                .doesNotHaveDuplicates();
        assertThat(lab.backend.calls().count("route53resolver:ListResolverRules"))
                .isEqualTo(7);
        assertThat(shop.listResolverEndpointIpAddressesPaginator(of -> of.resolverEndpointId(estate.endpoint.id()))
                        .ipAddresses())
                .hasSize(2);
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> shop.listResolverRules(with -> with.nextToken("?")));
    }

    @Test
    void unknownOperationIsRefused() {
        assertThatExceptionOfType(Route53ResolverException.class)
                .isThrownBy(() -> shop.listFirewallConfigs(all -> {}))
                .satisfies(error ->
                        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
    }

    private Route53ResolverClient client(String account) {
        return lab.resolver(lab.userOf(account));
    }

    private static List<ResolverRule> rules(Route53ResolverClient client) {
        return client.listResolverRules().resolverRules();
    }

    private static List<ResolverRuleAssociation> associations(Route53ResolverClient client) {
        return client.listResolverRuleAssociations().resolverRuleAssociations();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private static void assertNotFound(Runnable call) {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(call::run)
                .withMessageContaining("does not exist");
    }
}
