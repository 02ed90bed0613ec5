package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.portolan.catalog.BrokerAddress;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Stage;
import io.portolan.dns.NameServer;
import io.portolan.preflight.NameServerProcess.Kind;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.dns.InboundResolver;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@link Preflight} on the faults of a client site's DNS as real resolvers show them. They forward to the estate's central
 * resolvers.
 */
class RealResolversTest {

    private static final String DOMAIN = "kafka-serverless.us-east-2.amazonaws.com";

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(LocalMsk.builder()
            .serviceVpc("prod", "us-east-2")
            .serviceVpc("dev", "us-east-2")
            .cluster("orders", cluster -> cluster.inVpc("prod", "us-east-2").controlPlaneOnly())
            .site("shop", site -> site.inRegion("prod", "us-east-2"))
            .onPremises("internet", site -> site.environment("prod").withoutRule("us-east-2")));

    private final LocalMsk msk = ESTATE.msk();
    private final List<InetSocketAddress> prod =
            msk.serviceVpc("prod", "us-east-2").resolverAddresses();
    private final List<InetSocketAddress> dev =
            msk.serviceVpc("dev", "us-east-2").resolverAddresses();
    private final ExecutorService executor = Executors.newCachedThreadPool();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void ruleToTheServiceVpcPasses(Kind kind) throws IOException {
        assertThat(diagnosed(kind, forwarding(kind, prod)))
                .extracting(Finding::code)
                .containsOnly(Code.OK);
    }

    @ParameterizedTest
    @EnumSource
    void printedForwarderRepairsAMissingRule(Kind kind) throws IOException {
        List<Finding> findings = diagnosed(kind);
        assertThat(findings).extracting(Finding::code).containsExactly(Code.MISSING_RULE);

        String fix = printedFor(kind, findings.get(0));
        assertThat(diagnosed(kind, fix))
                .as("with " + fix)
                .extracting(Finding::code)
                .containsOnly(Code.OK);
    }

    @ParameterizedTest
    @EnumSource
    void aRuleToAnotherEnvironment(Kind kind) throws IOException {
        assertThat(diagnosed(kind, forwarding(kind, dev)))
                .extracting(Finding::code)
                .containsExactly(Code.RULE_TO_OTHER_VPC);
    }

    @ParameterizedTest
    @EnumSource
    void theRulesTargetIsDown(Kind kind) throws IOException {
        assertThat(diagnosed(kind, forwarding(kind, List.of(closedPort()))))
                .extracting(Finding::code)
                .containsExactly(Code.RULE_TARGET_UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource
    void theRulesTargetIsSilent(Kind kind) throws IOException {
        try (DatagramSocket silent = new DatagramSocket(0, TwoRegionEstate.ip("127.0.53.41"))) {
            InetSocketAddress target = (InetSocketAddress) silent.getLocalSocketAddress();
            assertThat(diagnosed(kind, forwarding(kind, List.of(target))))
                    .extracting(Finding::code)
                    .containsExactly(Code.RULE_TARGET_UNREACHABLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRulesTargetFails(Kind kind) throws IOException {
        msk.faults().inboundResolvers("dev", "us-east-2").forEach(InboundResolver::fail);
        assertThat(diagnosed(kind, forwarding(kind, dev)))
                .extracting(Finding::code)
                .containsExactly(Code.RULE_TARGET_UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource
    void theRulesTargetTakesTcpOnly(Kind kind) throws IOException {
        msk.faults().inboundResolvers("dev", "us-east-2").forEach(InboundResolver::blockUdp);
        assertThat(diagnosed(kind, forwarding(kind, dev)))
                .extracting(Finding::code)
                .containsExactly(Code.RULE_TARGET_UNREACHABLE);
    }

    @Test
    void unboundRefusesThisClient() throws IOException {
        assertThat(diagnosed(Kind.UNBOUND, "server:\n  access-control: 127.0.0.0/8 refuse"))
                .extracting(Finding::code)
                .containsExactly(Code.RESOLVER_REFUSED);
    }

    @Test
    void dnsmasqPassesARefusalOn() throws IOException {
        msk.faults().inboundResolvers("dev", "us-east-2").forEach(InboundResolver::refuse);
        assertThat(diagnosed(Kind.DNSMASQ, forwarding(Kind.DNSMASQ, dev)))
                .extracting(Finding::code)
                .containsExactly(Code.RESOLVER_REFUSED);
    }

    @Test
    void unboundTakesARefusalForAFailure() throws IOException {
        msk.faults().inboundResolvers("dev", "us-east-2").forEach(InboundResolver::refuse);
        assertThat(diagnosed(Kind.UNBOUND, forwarding(Kind.UNBOUND, dev)))
                .extracting(Finding::code)
                .containsExactly(Code.RULE_TARGET_UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource
    void largeAnswerComesOverTcp(Kind kind) throws Exception {
        byte[] base = prod.get(0).getAddress().getAddress();
        InetAddress[] many = new InetAddress[60];
        for (int i = 0; i < many.length; i++) {
            many[i] = InetAddress.getByAddress(new byte[] {base[0], base[1], base[2], (byte) (100 + i)});
        }
        msk.faults().inboundResolvers("prod", "us-east-2").forEach(resolver -> resolver.answer(boot(), many));

        List<Finding> findings = diagnosed(kind, forwarding(kind, prod));
        assertThat(findings).extracting(Finding::code).containsOnly(Code.OK);
        assertThat(findings.get(0).seen())
                .contains(IntStream.range(0, 50)
                        .mapToObj(i -> many[i].getHostAddress())
                        .toList())
                .containsSubsequence("and 10 more", "host resolver", "(TCP after truncation)");
    }

    @ParameterizedTest
    @CsvSource({"DNSMASQ, stop-dns-rebind", "UNBOUND, server: private-address: 127.0.0.0/8"})
    void printedExemptionEndsRebindProtection(Kind kind, String protection) throws IOException {
        List<Finding> findings = diagnosed(kind, forwarding(kind, prod), protection);
        assertThat(findings).extracting(Finding::code).containsExactly(Code.REBIND_PROTECTION);

        String fix = printedFor(kind, findings.get(0));
        String clause = kind == Kind.UNBOUND ? "server: " + fix : fix;
        assertThat(diagnosed(kind, forwarding(kind, prod), protection, clause))
                .as("with " + clause)
                .extracting(Finding::code)
                .containsOnly(Code.OK);
    }

    /** What the fix prints behind the name of a resolver and indented below it. */
    private static String printedFor(Kind kind, Finding finding) {
        Matcher printed = Pattern.compile("(?im)^  " + kind.name + " +(.*(?:\\R {3,}.*)*)$")
                .matcher(finding.fix());
        assertThat(printed.find()).as(finding.fix()).isTrue();
        return printed.group(1).lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static String forwarding(Kind kind, List<InetSocketAddress> targets) {
        return kind.forward(DOMAIN, targets);
    }

    /**
     * What the DNS stage says of the bootstrap name with this resolver on the host. It forwards all other names to the
     * internet's.
     */
    private List<Finding> diagnosed(Kind kind, String... lines) throws IOException {
        assumeTrue(kind.program().isPresent(), kind.name + " is not installed");
        String internet =
                kind.forward(".", List.of(msk.site("internet").resolver().address()));
        try (NameServerProcess server = NameServerProcess.start(kind, internet, String.join("\n", lines))) {
            return preflight(server.address()).stages().stream()
                    .filter(stage -> stage.stage() == Stage.DNS)
                    .findFirst()
                    .orElseThrow()
                    .findings();
        }
    }

    private PreflightReport preflight(InetSocketAddress resolver) throws IOException {
        Path file = directory.resolve("portolan.yaml");
        Files.writeString(
                file,
                msk.catalogText("shop")
                        .replaceFirst("host-resolvers: .*", "host-resolvers: [" + NameServer.text(resolver) + "]"));
        ClusterCatalog catalog = ClusterCatalog.load(file);
        ClusterDefinition orders =
                catalog.cluster("orders", () -> catalog.region().orElseThrow());
        PreflightLimits limits = PreflightLimits.withDeadline(PreflightDeadline.fixed(Duration.ofSeconds(20)));
        return new Preflight(PreflightContext.of(catalog), limits, PortolanListener.NONE, new ResolverLookup(resolver))
                .run(
                        orders,
                        RunSamples.calls(() -> {}, RunSamples.brokers(new BrokerAddress(boot(), 9098))),
                        RunScope.on(executor))
                .report();
    }

    private String boot() {
        return msk.cluster("orders").bootstrapHost();
    }

    private static InetSocketAddress closedPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, TwoRegionEstate.ip("127.0.53.41"))) {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }
    }
}
