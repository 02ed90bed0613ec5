package io.portolan.topology.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.estate.DnsProfile;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.ManagedPolicy;
import io.portolan.testkit.estate.ProfileStatus;
import io.portolan.topology.SmallEstate;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.ReadAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.regions.Region;

/** {@link EstateReader} with the SDK's own clients. */
class EstateReaderTest {

    private static final PlannedStack SHOP = new PlannedStack("333333333333", Optional.of(Region.US_EAST_2));
    private static final String ROLE = "arn:aws:iam::222222222222:role/orders-client";
    private static final Pattern ACTION = Pattern.compile("\"([a-z0-9]+:[A-Z][A-Za-z]+)\"");
    private static final ViewScope SCOPE = new ViewScope(
            Map.of(SHOP, Set.of("vpc-0a1b2c3d4e5f60003")),
            Map.of(ROLE, List.of(new RoleRequests(List.of("kafka-cluster:Connect"), List.of("*")))));

    @AutoClose
    private final SmallEstate estate = SmallEstate.deploy();

    /** Something of each kind, so that every action is needed. */
    @BeforeEach
    void fill() {
        estate.aws()
                .plane()
                .profiles()
                .add(new DnsProfile(
                        "rp-0a1b2c3d4e5f60001",
                        new EstatePlace("333333333333", "us-east-2"),
                        "msk",
                        ProfileStatus.COMPLETE));
        String policy = "arn:aws:iam::222222222222:policy/more";
        estate.aws().plane().policies().add(new ManagedPolicy(policy, "{\"Version\":\"2012-10-17\",\"Statement\":[]}"));
        estate.aws()
                .plane()
                .roles()
                .replace(
                        ROLE,
                        role -> role.withManagedPolicies(Set.of(policy))
                                .withInlinePolicy("own", "{\"Version\":\"2012-10-17\",\"Statement\":[]}"));
        estate.aws().calls().reset();
    }

    @AfterEach
    void clear() {
        estate.aws().faults().clear();
    }

    @Test
    void everythingIsRead() {
        EstateView view = estate.reader().read(SCOPE);

        assertThat(missing(view)).isEmpty();
        RegionView shop = view.region(SHOP);
        assertThat(content(shop.resolver().endpoints())).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.status()).isEqualTo("OPERATIONAL");
            assertThat(endpoint.addresses()).hasSize(2);
        });
        assertThat(content(shop.resolver().rules()))
                .filteredOn(FoundRule::forwards)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.forward().targets()).hasSize(2));
        assertThat(content(shop.shares().shares()))
                .singleElement()
                .satisfies(share -> assertThat(share.principals())
                        .extracting(FoundShare.Member::entity)
                        .contains("444444444444"));
        assertThat(content(shop.network().groups())).isNotEmpty();
        assertThat(content(shop.network().routeTables())).isNotEmpty();
        assertThat(content(view.role(ROLE))).isPresent();
    }

    @Test
    void callsAreTheActionsOfThePolicy() throws IOException {
        estate.reader().read(SCOPE);

        Set<String> actions = Stream.of(ReadAction.values()).map(ReadAction::id).collect(Collectors.toSet());
        assertThat(estate.aws().calls().all().keySet()).isEqualTo(actions);
        String page = Files.readString(Path.of("../docs/estate-catalog.md"));
        String policy = page.substring(page.indexOf("<!-- inspect-policy -->"));
        assertThat(ACTION.matcher(policy).results().map((MatchResult action) -> action.group(1)))
                .containsExactlyInAnyOrderElementsOf(actions);
    }

    @Test
    void eachListIsReadOnce() {
        estate.reader().read(SCOPE);

        assertThat(estate.aws().calls().all()).allSatisfy((operation, count) -> {
            if (!operation.equals("ram:GetResourceShareAssociations") && !operation.startsWith("iam:GetRolePolicy")) {
                assertThat(count).as(operation).isEqualTo(1);
            }
        });
        assertThat(estate.aws().calls().count("ram:GetResourceShareAssociations"))
                .isEqualTo(2);
    }

    @Test
    void pagesAreReadToTheEnd() {
        EstateView whole = estate.reader().read(SCOPE);
        estate.aws().plane().pageSize(1);

        assertThat(estate.reader().read(SCOPE)).isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource(ReadAction.class)
    void deniedActionIsNamed(ReadAction action) {
        for (String account : List.of("222222222222", "333333333333")) {
            estate.aws().faults().denyAccount(action.id(), account);
        }
        List<MissingView> missing = missing(estate.reader().read(SCOPE));

        assertThat(missing).singleElement().satisfies(view -> {
            assertThat(view.why()).contains("HTTP 4");
            assertThat(view.need())
                    .isEqualTo("Allow " + action.id() + " to the inspect-role of account "
                            + view.place().account() + ".");
        });
    }

    @Test
    void accountWithoutRoleIsMissing() {
        PlannedStack other = new PlannedStack("999999999999", Optional.of(Region.US_EAST_2));
        EstateView view = estate.reader().read(new ViewScope(Map.of(other, Set.of()), Map.of()));

        assertThat(
                        view.region(other)
                                .resolver()
                                .rules()
                                .contentOr(
                                        missing -> assertThat(missing.toString())
                                                .isEqualTo(
                                                        "the forwarding rules of account 999999999999 in us-east-2: the catalog names no"
                                                                + " role that reads this account. Add a role for 999999999999 below inspect-roles.")))
                .isEmpty();
        assertThat(estate.aws().calls().all()).isEmpty();
    }

    private static List<MissingView> missing(EstateView view) {
        List<MissingView> missing = new ArrayList<>();
        RegionView shop = view.region(SHOP);
        for (Viewed<?> part : List.of(
                shop.resolver().endpoints(),
                shop.resolver().rules(),
                shop.resolver().associations(),
                shop.resolver().profiles(),
                shop.shares().shares(),
                shop.shares().invitations(),
                shop.network().groups(),
                shop.network().routeTables())) {
            part.contentOr(missing::add);
        }
        view.role(ROLE).contentOr(missing::add).flatMap(role -> role).ifPresent(role -> {
            role.permissions().contentOr(missing::add);
            role.simulated().contentOr(missing::add);
        });
        return missing;
    }

    private static <T> T content(Viewed<T> part) {
        return part.contentOr(missing -> {}).orElseThrow();
    }
}
