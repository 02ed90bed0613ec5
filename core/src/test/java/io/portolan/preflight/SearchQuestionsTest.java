package io.portolan.preflight;

import static io.portolan.preflight.TwoRegionEstate.BOOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.dns.JvmLookup;
import io.portolan.dns.ResolverConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/** {@link SearchQuestions} find the search domain that gives the JVM its addresses. */
class SearchQuestionsTest {

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void wildcardThatIsAskedFirstIsTheCause() throws IOException {
        PreflightReport report = preflight("203.0.113.9", 6, ScriptedNameServer.addresses("127.30.4.11"));

        assertThat(report.has(Code.PUBLIC_ADDRESS)).isTrue();
        assertThat(report.has(Code.MISSING_RULE)).isFalse();
        assertThat(RunSamples.text(report).replace('\n', ' '))
                .contains(
                        "The addresses come from the search domain corp.example, which answers for every name below it."
                                + " The JVM asks there first, because the name has fewer dots than ndots:6.")
                .contains("Remove the wildcard of corp.example")
                .contains("Or set ndots to 5 or less.")
                .doesNotContain("Point the rule");
    }

    @Test
    void wildcardBehindMissingRuleIsReportedBesideIt() throws IOException {
        PreflightReport report = preflight("203.0.113.9", 1, ScriptedNameServer.rcode(Rcode.NXDOMAIN));

        assertThat(report.has(Code.PUBLIC_ADDRESS)).isTrue();
        assertThat(report.has(Code.MISSING_RULE)).isTrue();
        assertThat(RunSamples.text(report).replace('\n', ' '))
                .contains("The JVM asks there because the name itself does not resolve.");
    }

    @Test
    void otherAddressesHaveAnUnknownOrigin() throws IOException {
        PreflightReport report = preflight("203.0.113.77", 6, ScriptedNameServer.addresses("127.30.4.11"));

        assertThat(report.has(Code.PUBLIC_ADDRESS)).isTrue();
        assertThat(RunSamples.text(report).replace('\n', ' '))
                .contains("or from a search domain that answers for every name (search and ndots in resolv.conf)")
                .doesNotContain("Point the rule");
    }

    @Test
    void silentServerIsNotAskedForSearchDomains() throws IOException {
        AtomicInteger searched = new AtomicInteger();
        try (ScriptedNameServer silent = ScriptedNameServer.withoutTcp("127.0.53.3", query -> {
            searched.addAndGet(query.getQuestion().getName().toString().endsWith(".example.") ? 1 : 0);
            return null;
        })) {
            PreflightReport report =
                    preflight("203.0.113.9", 6, ScriptedNameServer.addresses("127.30.4.11"), silent.address());

            assertThat(RunSamples.text(report)).contains("Remove the wildcard of corp.example");
            assertThat(searched).hasValue(0);
        }
    }

    /** The report on a host whose search domain corp.example has a wildcard that leads to 203.0.113.9. */
    private PreflightReport preflight(
            String jvm, int ndots, UnaryOperator<@Nullable Message> absolute, InetSocketAddress... otherServers)
            throws IOException {
        ResolverConfig config = ResolverConfig.parse("search other.example corp.example\noptions ndots:" + ndots);
        JvmLookup lookup = new JvmLookup() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {TwoRegionEstate.ip(jvm)};
            }

            @Override
            public ResolverConfig config() {
                return config;
            }
        };
        try (ScriptedNameServer host = new ScriptedNameServer("127.0.53.1", query -> wildcard(query, absolute));
                ScriptedNameServer central =
                        new ScriptedNameServer("127.0.53.2", ScriptedNameServer.addresses("127.30.4.11"))) {
            List<InetSocketAddress> servers = new ArrayList<>(List.of(host.address()));
            servers.addAll(List.of(otherServers));
            PreflightContext estate = TwoRegionEstate.changed(servers, List.of(central.address()));
            return new Preflight(
                            estate,
                            PreflightLimits.withDeadline(PreflightDeadline.growing()),
                            PortolanListener.NONE,
                            lookup)
                    .run(
                            TwoRegionEstate.orders(),
                            RunSamples.calls(() -> {}, RunSamples.boot(9098)),
                            RunScope.on(executor))
                    .report();
        }
    }

    private static @Nullable Message wildcard(Message query, UnaryOperator<@Nullable Message> absolute) {
        String name = query.getQuestion().getName().toString();
        if (name.equals(BOOT + ".corp.example.")) {
            return ScriptedNameServer.addresses("203.0.113.9").apply(query);
        }
        return name.endsWith(".example.")
                ? ScriptedNameServer.rcode(Rcode.NXDOMAIN).apply(query)
                : absolute.apply(query);
    }
}
