package io.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What this JVM sees of an estate at a {@link Site}. Nothing runs, so it is quick. */
class SiteDnsTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(LocalMsk.builder()
            .serviceVpc("prod", "us-east-2")
            .serviceVpc("prod", "us-west-2")
            .serviceVpc("dev", "us-east-2")
            .cluster("orders", c -> c.inVpc("prod", "us-east-2").controlPlaneOnly())
            .cluster("orders-dev", c -> c.inVpc("dev", "us-east-2").controlPlaneOnly())
            .site("shop", s -> s.inRegion("prod", "us-east-2"))
            .site("lab", s -> s.inRegion("dev", "us-east-2"))
            .onPremises("plant", s -> s.environment("prod").withoutRule("us-east-2")));

    private static final String REGION = "us-east-2";

    private final LocalMsk msk = ESTATE.msk();
    private final String boot = msk.cluster("orders").bootstrapHost();
    private final String bootOfDev = msk.cluster("orders-dev").bootstrapHost();

    @Test
    void siteSeesTheClustersOfItsRules() throws Exception {
        assertThat(InetAddress.getAllByName(boot)).hasSize(2);
        assertUnknown(bootOfDev);
        msk.enter("lab");
        assertThat(InetAddress.getAllByName(bootOfDev)).hasSize(2);
        assertUnknown(boot);
        msk.enter("plant");
        assertUnknown(boot);
        msk.site("plant")
                .resolver()
                .forward(REGION, msk.serviceVpc("prod", REGION).resolverAddresses());
        assertThat(InetAddress.getAllByName(boot)).as("the rule was added").hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("faultsThatHideTheName")
    void faultHidesTheNameUntilCleared(String name, Consumer<LocalMsk> fault) throws Exception {
        fault.accept(msk);
        assertUnknown(boot);
        assertThat(Files.readString(msk.site("shop").hostsFile())).doesNotContain(boot);
        msk.faults().clear();
        assertThat(InetAddress.getAllByName(boot)).as("after " + name).hasSize(2);
        assertThat(Files.readString(msk.site("shop").hostsFile())).contains(boot);
    }

    static Stream<Arguments> faultsThatHideTheName() {
        return Map.<String, Consumer<LocalMsk>>of(
                        "rule removed", msk -> msk.site("shop").resolver().removeRule(REGION),
                        "rule bent",
                                msk -> msk.site("shop")
                                        .resolver()
                                        .forward(
                                                REGION,
                                                msk.serviceVpc("dev", REGION).resolverAddresses()),
                        "targets unreachable",
                                msk -> msk.site("shop").resolver().failTargets(REGION),
                        "targets silent", msk -> msk.site("shop").resolver().silenceTargets(REGION),
                        "resolver refuses", msk -> msk.site("shop").resolver().refuse(),
                        "resolver silent", msk -> msk.site("shop").resolver().silence(),
                        "addresses stripped", msk -> msk.site("shop").resolver().stripAddresses(),
                        "all inbound silent",
                                msk -> msk.faults()
                                        .inboundResolvers("prod", REGION)
                                        .forEach(resolver -> resolver.silence()),
                        "cluster forgotten", msk -> msk.faults().forget("prod", REGION, "orders"))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Test
    void silentInboundResolverIsHidden() throws Exception {
        msk.faults().inboundResolvers("prod", REGION).get(0).silence();
        assertThat(InetAddress.getAllByName(boot)).hasSize(2);
    }

    @Test
    void misdirectedClusterLeadsToTheForeignAddress() throws Exception {
        InetAddress foreign = msk.serviceVpc("dev", REGION).unusedAddress();
        msk.faults().misdirect("shop", "orders", foreign);
        for (String host : msk.cluster("orders").brokerHosts()) {
            assertThat(InetAddress.getAllByName(host)).containsExactly(foreign);
        }
        assertThat(InetAddress.getAllByName(boot)).containsExactly(foreign);
    }

    @Test
    void aFaultMayHitAdvertisedNamesAlone() throws Exception {
        String advertised = msk.cluster("orders").brokerHosts().get(0);
        InetAddress foreign = msk.serviceVpc("dev", REGION).unusedAddress();
        msk.faults().misdirect("shop", msk.cluster("orders").brokerHosts(), foreign);
        assertThat(InetAddress.getAllByName(boot)).hasSize(2).doesNotContain(foreign);
        assertThat(InetAddress.getAllByName(advertised)).containsExactly(foreign);
    }

    static Stream<Arguments> faultsOfTheSite() {
        return faultsThatHideTheName()
                .filter(fault -> !String.valueOf(fault.get()[0]).matches("all inbound silent|cluster forgotten"));
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheSite")
    void sparedNamesIgnoreTheSitesFaults(String name, Consumer<LocalMsk> fault) throws Exception {
        fault.accept(msk);
        msk.site("shop").resolver().spare(boot);
        assertThat(InetAddress.getAllByName(boot)).as(name).hasSize(2);
        assertUnknown(msk.cluster("orders").brokerHosts().get(0));
        msk.faults().clear();
        msk.site("shop").resolver().refuse();
        assertUnknown(boot);
    }

    @Test
    void pinnedNameIsSeenByTheJvmOnly() throws Exception {
        InetAddress pinned = InetAddress.getByName("127.0.0.9");
        msk.site("shop").pin(boot, pinned);
        assertThat(InetAddress.getAllByName(boot)).containsExactly(pinned);
        msk.faults().clear();
        assertThat(InetAddress.getAllByName(boot)).hasSize(2);
    }

    @Test
    void declarationFaultsAreToldTogether() {
        LocalMskBuilder wrong = LocalMsk.builder()
                .serviceVpc("prod", REGION)
                .cluster("orders", c -> c.inVpc("prod", "us-west-2").account("22"))
                .role("arn:aws:iam::222222222222:role/r", r -> r.mayUse("order"))
                .site("lab", s -> s.environment("dev"));
        assertThatThrownBy(wrong::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The estate cannot be as declared: cluster orders is in prod/us-west-2, which is none of "
                        + "[prod/us-east-2]; cluster orders has account \"22\", which is not twelve digits; site lab is in "
                        + "environment dev, which has no service VPC; role arn:aws:iam::222222222222:role/r uses "
                        + "cluster order, which is none of [orders]");
    }

    private static void assertUnknown(String host) {
        assertThatThrownBy(() -> InetAddress.getAllByName(host)).isInstanceOf(UnknownHostException.class);
    }
}
