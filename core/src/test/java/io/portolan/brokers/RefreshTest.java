package io.portolan.brokers;

import static io.portolan.brokers.BrokersLab.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.StandardError;
import io.portolan.brokers.KnownBrokers.Source;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Connectivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** What {@link CachedLookup} keeps in memory while time passes and nobody asks. */
@Timeout(60)
class RefreshTest {

    private static final Duration REFRESH = Duration.ofMinutes(30);

    @AutoClose
    private final BrokersLab lab = new BrokersLab();

    private BrokerDirectory brokers;

    @BeforeEach
    void start() {
        brokers = lab.withoutSnapshot();
        lab.answer("b-1.o.x:9098,b-2.o.x:9098,b-3.o.x:9098");
        brokers.resolve(orders());
    }

    @Test
    void refreshNeedsNoCaller() {
        Instant first = brokers.peek(orders()).orElseThrow().since();
        lab.time.pass(Duration.ofMinutes(19));
        assertThat(lab.msk.calls).hasSize(1);

        lab.time.pass(Duration.ofMinutes(101));
        assertThat(lab.msk.calls).as("one of 25 minutes each").hasSizeBetween(4, 6);
        assertThat(brokers.peek(orders()).orElseThrow().since()).isAfter(first);
        assertThat(brokers.counts(orders())).as("refreshes are nobody's misses").isEqualTo(new LookupCounts(0, 1, 0));
    }

    @Test
    void otherSampleIsNoChangeButOtherClusterIs() {
        BootstrapBrokers first = brokers.resolve(orders());
        for (String same : List.of("b-3.o.x:9098,b-1.o.x:9098", "b-7.o.x:9098,b-8.o.x:9098,b-9.o.x:9098")) {
            lab.answer(same);
            lab.time.pass(REFRESH);
            assertThat(brokers.resolve(orders())).isSameAs(first);
        }
        assertThat(lab.changes).isEmpty();

        lab.answer("b-1.o.y:9098");
        lab.time.pass(REFRESH);
        assertThat(lab.changes).containsExactly("orders [b-1.o.x:9098, b-2.o.x:9098, b-3.o.x:9098] [b-1.o.y:9098]");
        assertThat(brokers.resolve(orders()).bootstrapServers()).isEqualTo("b-1.o.y:9098");
        lab.time.pass(REFRESH);
        assertThat(lab.changes).hasSize(1);
    }

    @Test
    void changeIsReportedForEveryName() {
        ClusterDefinition alias = BrokersLab.byArn("sales", BrokersLab.ARN, Connectivity.PRIVATE, List.of());
        brokers.resolve(alias);
        lab.answer("c.o.y:9098");
        lab.time.pass(REFRESH);

        assertThat(lab.msk.calls).as("one look-up for both").hasSize(2);
        assertThat(lab.changes).hasSize(2).anyMatch(change -> change.startsWith("sales ["));
    }

    @ParameterizedTest
    @CsvSource({"429, TooManyRequestsException", "503, ServiceUnavailableException", "403, ForbiddenException"})
    void lastAnswerIsServedWhileTheApiFails(int status, String code) {
        lab.fail(status, code);
        String log = StandardError.capture(() -> {
            lab.time.pass(Duration.ofHours(3));
            assertThat(brokers.resolve(orders()).bootstrapServers()).startsWith("b-1.o.x:9098");
            lab.answer("b-1.o.x:9098");
            lab.time.pass(REFRESH);
        });

        assertThat(brokers.counts(orders()).failures()).isBetween(10L, 20L);
        assertThat(log)
                .containsOnlyOnce("WARN")
                .contains(code, "stay in use for now")
                .containsOnlyOnce("INFO")
                .contains("works again")
                .doesNotContain(BrokersLab.SECRET);
    }

    @Test
    void newKindOfFailureIsLogged() {
        String log = StandardError.capture(() -> {
            lab.fail(503, "ServiceUnavailableException");
            lab.time.pass(Duration.ofHours(1));
            lab.fail(403, "ForbiddenException");
            lab.time.pass(Duration.ofHours(1));
        });

        assertThat(log).containsOnlyOnce("CONTROL_PLANE_UNREACHABLE").containsOnlyOnce("CONTROL_PLANE_DENIED");
    }

    @Test
    void deletedClusterIsDroppedAndFoundAgain() {
        lab.fail(404, "NotFoundException");
        String log = StandardError.capture(() -> lab.time.pass(Duration.ofHours(3)));
        assertThat(log).containsOnlyOnce("WARN").contains("CLUSTER_NOT_FOUND", "are dropped");
        assertThat(brokers.peek(orders())).isEmpty();
        assertThatThrownBy(() -> brokers.resolve(orders())).hasMessageContaining("CLUSTER_NOT_FOUND");

        lab.answer("b-1.o.y:9098");
        lab.time.pass(REFRESH);
        assertThat(brokers.peek(orders()).orElseThrow().source()).isEqualTo(Source.MSK_API);
        assertThat(lab.changes).hasSize(1);
    }

    @Test
    void listenersFindTheNewBrokers() {
        List<String> found = new ArrayList<>();
        lab.whenChanged = () -> found.add(brokers.resolve(orders()).bootstrapServers());
        lab.answer("b-1.o.y:9098");
        lab.time.pass(REFRESH);
        assertThat(found).as("in the background").containsExactly("b-1.o.y:9098");

        lab.fail(404, "NotFoundException");
        lab.time.pass(REFRESH);
        lab.answer("b-1.o.z:9098");
        brokers.resolve(orders());
        assertThat(found).as("while a caller looks up").containsExactly("b-1.o.y:9098", "b-1.o.z:9098");
    }

    @Test
    void errorIsLoggedOnceAndTheNextRefreshComes() {
        AwsCredentialsProvider sound = lab.credentials;
        lab.credentials = () -> {
            throw new NoClassDefFoundError("shop/Missing");
        };
        String log = StandardError.capture(() -> lab.time.pass(Duration.ofHours(3)));
        assertThat(brokers.counts(orders()).failures()).isGreaterThan(2);
        assertThat(log).containsOnlyOnce("NoClassDefFoundError: shop/Missing").containsOnlyOnce("WARN");

        lab.credentials = sound;
        lab.answer("b-1.o.y:9098");
        lab.time.pass(REFRESH);
        assertThat(brokers.resolve(orders()).bootstrapServers()).isEqualTo("b-1.o.y:9098");
    }

    @Test
    void nothingIsAskedOnceClosed() {
        brokers.close();
        lab.time.pass(Duration.ofDays(1));

        assertThat(lab.msk.calls).hasSize(1);
        assertThat(brokers.resolve(orders()).bootstrapServers())
                .as("from memory")
                .startsWith("b-1.o.x:9098");
    }
}
