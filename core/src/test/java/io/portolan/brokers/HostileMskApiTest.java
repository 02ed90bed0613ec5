package io.portolan.brokers;

import static io.portolan.brokers.BrokersLab.byArn;
import static io.portolan.brokers.BrokersLab.byName;
import static io.portolan.brokers.BrokersLab.failure;
import static io.portolan.brokers.BrokersLab.orders;
import static io.portolan.brokers.LoopbackMskServer.error;
import static io.portolan.brokers.LoopbackMskServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.aws.UnreadableAnswerException;
import io.portolan.catalog.Connectivity;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.RemoteCall;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link MskApiLookup} and {@link ClusterPages} get what is no answer of the MSK API. It is a finding, and fallbacks apply. */
@Timeout(60)
class HostileMskApiTest {

    private static final String OWN = "{'clusterName':'orders','clusterArn':'" + BrokersLab.ARN + "','state':'ACTIVE'}";

    @AutoClose
    private final BrokersLab lab = new BrokersLab();

    private final LoopbackMskServer msk = lab.msk;

    static Stream<String> answers() {
        return Stream.of(
                "<html><body>Sign in to the guest network</body></html>",
                "",
                "null",
                "[]",
                "{",
                "{'bootstrapBrokerStringSaslIam':[1,2]}",
                "{'bootstrapBrokerStringSaslIam':{'a':1}}",
                "{'bootstrapBrokerStringSaslIam':'no address'}",
                "{'bootstrapBrokerStringSaslIam':'" + "h".repeat(254) + ":9098'}",
                "{'bootstrapBrokerStringSaslIam':'" + brokers(501) + "'}",
                "{'bootstrapBrokerStringSaslIam':'" + brokers(100_000) + "'}",
                "{'a':".repeat(100_000),
                "{'clusterInfo':{'creationTime':'" + "yesterday ".repeat(1000) + "'}}");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void unreadableAnswerIsAFinding(String answer) {
        msk.behaviour = call -> ok(answer);

        Finding finding = failure(lab.withoutSnapshot(), byArn(Connectivity.PRIVATE));

        assertThat(finding.code()).isIn(Code.CONTROL_PLANE_UNREACHABLE, Code.UNEXPECTED_BROKERS);
        assertThat(finding.cause()).isNotBlank();
        assertThat(finding.fix()).isNotBlank();
        assertThat(finding.toString()).hasSizeLessThan(2_500);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void fallbackAppliesToUnreadableAnswers(String answer) {
        msk.behaviour = call -> ok(answer);

        assertThat(lab.withoutSnapshot().resolve(orders("b.o.x:9098")).bootstrapServers())
                .isEqualTo("b.o.x:9098");
    }

    @Test
    void unreadableAnswerNamesItsCause() {
        msk.behaviour = call -> ok("<html>");

        assertThat(failure(lab.withoutSnapshot(), byArn(Connectivity.PRIVATE)).cause())
                .isEqualTo(UnreadableAnswerException.CAUSE);
        assertThat(lab.reportedCalls).extracting(RemoteCall::outcome).containsOnly(RemoteCall.Outcome.UNAVAILABLE);
    }

    @Test
    void fiveHundredBrokersAreKept() {
        lab.answer(brokers(500));

        assertThat(lab.withoutSnapshot().resolve(byArn(Connectivity.PRIVATE)).addresses())
                .hasSize(500);
    }

    @Test
    void tenThousandPagesAreNotRead() {
        AtomicInteger pages = new AtomicInteger();
        msk.behaviour = call -> ok("{'clusterInfoList':[],'nextToken':'" + pages.incrementAndGet() + "'}");

        assertThat(failure(lab.withoutSnapshot(), byName("orders")).code()).isEqualTo(Code.CONTROL_PLANE_UNREACHABLE);
        assertThat(pages).hasValueBetween(100, 800);
        assertThat(msk.calls.stream().distinct()).hasSize(100);
    }

    @Test
    void repeatedTokenIsTheEnd() {
        msk.behaviour = call -> call.contains("bootstrap-brokers")
                ? ok("{'bootstrapBrokerStringSaslIam':'b.o.x:9098'}")
                : ok("{'clusterInfoList':[" + OWN + "],'nextToken':'again'}");

        assertThat(lab.withoutSnapshot().resolve(byName("orders")).bootstrapServers())
                .isEqualTo("b.o.x:9098");
        assertThat(msk.calls).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{'clusterName':'orders','state':'ACTIVE'}", OWN + ",null"})
    void damagedListEndsInAFinding(String clusters) {
        msk.behaviour = call -> call.contains("bootstrap-brokers")
                ? error(404, "NotFoundException", "no")
                : ok("{'clusterInfoList':[" + clusters + "]}");

        assertThat(failure(lab.withoutSnapshot(), byName("orders")).code())
                .isIn(Code.CONTROL_PLANE_UNREACHABLE, Code.CLUSTER_NOT_FOUND);
    }

    @Test
    void longErrorIsShortened() {
        msk.behaviour = call -> error(403, "ForbiddenException", "no ".repeat(100_000));

        assertThat(failure(lab.withoutSnapshot(), byArn(Connectivity.PRIVATE)).seen())
                .hasSizeLessThan(700)
                .contains("… (300000 characters)");
    }

    private static String brokers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "b" + i + ".o.x:9098").collect(Collectors.joining(","));
    }
}
