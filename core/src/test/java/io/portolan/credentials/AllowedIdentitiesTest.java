package io.portolan.credentials;

import static io.portolan.credentials.MessageAssertions.assertThatMessageOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

/** {@link AllowedIdentities} refuses what a worker's operator has not listed. */
class AllowedIdentitiesTest {

    private static final String HUB = "arn:aws:iam::111111111111:role/hub";
    private static final String ORDERS = "arn:aws:iam::222222222222:role/orders";
    private static final ClientIdentity IDENTITY = new ClientIdentity(
            BaseIdentity.profile("dev"),
            Optional.of(new RoleChain(
                    "orders",
                    "checkout",
                    Duration.ofHours(1),
                    List.of(new Hop(HUB, null, Map.of()), new Hop(ORDERS, null, Map.of())))),
            Region.US_EAST_2,
            URI.create("https://sts.internal"));
    private static final ClientIdentity WITHOUT_ROLES =
            new ClientIdentity(BaseIdentity.defaultChain(), Optional.empty(), Region.US_EAST_2, null);

    @Test
    void everythingIsAllowedByDefault() {
        assertThat(new AllowedIdentities(name -> null).require(IDENTITY)).isEqualTo(IDENTITY);
        assertThat(new AllowedIdentities(name -> null).require(WITHOUT_ROLES)).isEqualTo(WITHOUT_ROLES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "portolan.allowed-roles | arn:aws:iam::111111111111:role/hub, arn:aws:iam::222222222222:role/orders",
                "portolan.allowed-roles | arn:aws:iam::*:role/*",
                "portolan.allowed-bases | default,profile:d*",
                "portolan.allowed-sts-endpoints | https://sts.internal",
            })
    void listedIdentitiesPass(String property, String items) {
        assertThat(allowed(property, items).require(IDENTITY)).isEqualTo(IDENTITY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "portolan.allowed-roles | arn:aws:iam::111111111111:role/hub | portolan.role-chain",
                "portolan.allowed-roles | arn.aws.iam..111111111111.role.hub,none | portolan.role-chain",
                "portolan.allowed-roles | '' | portolan.role-chain",
                "portolan.allowed-bases | default,profile:de | portolan.base-identity",
                "portolan.allowed-sts-endpoints | '' | portolan.sts-endpoint",
            })
    void othersAreRefusedWithTheProperty(String property, String items, String key) {
        assertThatMessageOf(() -> allowed(property, items).require(IDENTITY))
                .contains("CATALOG_INVALID  " + key)
                .contains(property)
                .contains("operator");
    }

    @Test
    void theBaseIdentityItselfIsListedAsNone() {
        assertThat(allowed("portolan.allowed-roles", ORDERS + ",none").require(WITHOUT_ROLES))
                .isEqualTo(WITHOUT_ROLES);
        assertThatMessageOf(() -> allowed("portolan.allowed-roles", ORDERS).require(WITHOUT_ROLES))
                .contains("seen   none");
    }

    private static AllowedIdentities allowed(String property, String items) {
        return new AllowedIdentities(name -> name.equals(property) ? items : null);
    }
}
