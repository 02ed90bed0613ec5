package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/** What {@link EstateSection} makes of a catalog that describes its estate. */
class EstateSectionTest {

    private final ClusterCatalog catalog = ClusterCatalog.load(CatalogFiles.path("estate.yaml"));
    private final EstateDescription estate = catalog.estate();

    @Test
    void serviceVpcsAreFoundInAws() {
        assertThat(estate.serviceVpcs())
                .containsExactly(
                        Map.entry(
                                Region.US_EAST_2,
                                new ServiceVpcSite(
                                        new VpcLocation(Region.US_EAST_2, "222222222222", "vpc-0a1b2c3d4e5f60001"),
                                        Optional.of("rslvr-in-0a1b2c3d4e5f60001"),
                                        List.of(),
                                        Optional.of("sg-0a1b2c3d4e5f60001"),
                                        Optional.of("sg-0a1b2c3d4e5f60002"))),
                        Map.entry(
                                Region.US_WEST_2,
                                new ServiceVpcSite(
                                        new VpcLocation(Region.US_WEST_2, "222222222222", "vpc-0a1b2c3d4e5f60002"),
                                        Optional.empty(),
                                        List.of("subnet-0a1b2c3d4e5f60001", "subnet-0a1b2c3d4e5f60002"),
                                        Optional.empty(),
                                        Optional.empty())));
    }

    @Test
    void sitesInAwsHaveOneOfThreeKindsOfEndpoint() {
        assertThat(estate.clientSites().keySet())
                .containsExactly("shop", "stock", "billing", "harbour", "harbour-desks");
        assertThat(estate.clientSites().get("shop"))
                .isEqualTo(new ClientSite(
                        "shop",
                        Optional.of(new SiteNetwork(
                                new VpcLocation(Region.US_EAST_2, "333333333333", "vpc-0a1b2c3d4e5f60003"),
                                new OutboundEndpoint.Wished(),
                                List.of("subnet-0a1b2c3d", "subnet-0a1b2c3e"),
                                Optional.empty())),
                        Optional.empty(),
                        new SiteClients(
                                List.of(CidrBlock.parse("10.1.0.0/16")),
                                List.of("arn:aws:iam::333333333333:role/shop", "arn:aws:iam::333333333333:user/deploy"),
                                List.of("orders-client"))));
        assertThat(network("stock").outboundEndpoint()).isEqualTo(new OutboundEndpoint.OfSite("shop"));
        assertThat(network("billing").outboundEndpoint())
                .isEqualTo(new OutboundEndpoint.Existing("rslvr-out-0a1b2c3d4e5f60001"));
        assertThat(network("billing").outboundSecurityGroup()).contains("sg-0a1b2c3d4e5f60003");
        assertThat(site("stock").roles()).as("all of them").isEmpty();
    }

    @Test
    void siteOnPremisesHasNameServersAndNoVpc() {
        assertThat(estate.clientSites().get("harbour"))
                .isEqualTo(new ClientSite(
                        "harbour",
                        Optional.empty(),
                        Optional.of(NameServerSoftware.BIND),
                        new SiteClients(
                                List.of(CidrBlock.parse("192.168.7.0/24")),
                                List.of("arn:aws:iam::555555555555:role/harbour"),
                                List.of())));
        assertThat(site("harbour-desks").nameServer()).contains(NameServerSoftware.WINDOWS_DNS);
    }

    @Test
    void rolesTellTheirAccessAndWhoInspects() {
        assertThat(estate.roles().keySet()).containsExactly("orders-client", "estate-reader-222");
        assertThat(estate.roleAccess())
                .containsExactly(Map.entry(
                        "orders-client",
                        new RoleAccess(
                                List.of("orders"),
                                List.of("orders", "audit-*"),
                                List.of("checkout"),
                                List.of("checkout-*"))));
        assertThat(estate.inspectRoles()).containsExactly(Map.entry("222222222222", catalog.role("estate-reader-222")));
        assertThat(catalog.endpoints().inspect())
                .containsExactly(Map.entry(Region.US_EAST_2, URI.create("http://127.0.0.1:1234")));
    }

    @Test
    void clientsSeeTheSameClustersAndVpcs() {
        assertThat(catalog.serviceVpcs().get(Region.US_EAST_2))
                .isEqualTo(new ServiceVpc(
                        Region.US_EAST_2,
                        List.of(CidrBlock.parse("10.20.0.0/16")),
                        List.of(IpLiteral.nameServer("10.20.1.53"), IpLiteral.nameServer("10.20.2.53"))));
        assertThat(catalog.clusterNames()).containsExactly("orders");
    }

    @Test
    void catalogWithoutAnEstateHasRolesOnly() {
        ClusterCatalog example = CatalogFiles.example();
        assertThat(example.estate())
                .isEqualTo(new EstateDescription(
                        Map.of(), Map.of(), example.estate().roles(), Map.of(), Map.of()));
        assertThat(example.estate().roles()).containsKey("orders-client");
    }

    private SiteNetwork network(String site) {
        return site(site).network().orElseThrow();
    }

    private ClientSite site(String name) {
        return Objects.requireNonNull(estate.clientSites().get(name));
    }
}
