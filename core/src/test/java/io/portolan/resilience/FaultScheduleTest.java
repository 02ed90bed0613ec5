package io.portolan.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.resilience.EstateFault.Seen;
import io.portolan.resilience.FaultRun.Facts;
import io.portolan.testkit.LocalCluster;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.Site;
import io.portolan.testkit.aws.Call;
import io.portolan.testkit.broker.Authentication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What ten minutes of faults must not do. A seeded {@link FaultTimetable} of all {@link EstateFault}s strikes an estate
 * of two clusters in two regions. Meanwhile a {@link LongRunningApplication} writes and reads there, and
 * {@link RepeatedStarts} starts again and again. Both have a listener that calls back.
 *
 * <p>The ten minutes are simulated. One real second stands for ten. Sessions last 2 simulated minutes, though STS gives
 * no less than 15. Shorter sessions are renewed more often. Connections authenticate again after one minute.
 *
 * <p>{@code -Dportolan.faults.seed=<number>} repeats a run. {@code -Dportolan.faults.minutes=<number>} sets the number of
 * real minutes, and nothing is scaled then.
 */
@Tag("whole")
class FaultScheduleTest {

    private static final Optional<Integer> MINUTES = Optional.ofNullable(Integer.getInteger("portolan.faults.minutes"));

    private static final long SEED = Long.getLong("portolan.faults.seed", new Random().nextInt(1_000_000));
    private static final TimeScale SCALE = new TimeScale(MINUTES.isPresent() ? 1 : 10);
    private static final Duration SESSION = Duration.ofMinutes(2);
    private static final Duration REAUTHENTICATION = Duration.ofMinutes(1);

    /** The time that a start needs to see the end of a fault. */
    private static final Duration AFTERMATH = Duration.ofSeconds(1);

    @TempDir
    static Path folder;

    private static LocalMsk msk;
    private static Facts facts;

    @BeforeAll
    static void run() throws Exception {
        FaultTimetable schedule = FaultTimetable.of(SEED, Duration.ofMinutes(MINUTES.orElse(10)));
        System.out.println("portolan.faults.seed=" + SEED + ", " + SCALE);
        schedule.episodes().forEach(System.out::println);
        msk = ResilienceEstate.startBesideTwins(SCALE.real(REAUTHENTICATION));
        msk.iam().sessionLife(SCALE.real(SESSION));
        facts = new FaultRun(msk, SCALE, folder).run(schedule);
        System.out.println(facts);
        System.out.println(foreignAuthentications().size() + " credentials signed for a foreign address, "
                + facts.comparison().lost().size() + " acknowledged records lost, "
                + facts.outputs().values().stream()
                        .mapToLong(output -> output.lines()
                                .filter(line -> line.contains(ThreadRefusal.REFUSED))
                                .count())
                        .sum()
                + " lines about threads that were refused");
    }

    @AfterAll
    static void close() {
        if (msk != null) {
            msk.close();
        }
    }

    @Test
    void everyFaultStruck() {
        assertThat(facts.windows()).extracting(FaultWindow::fault).containsAll(EnumSet.allOf(EstateFault.class));
    }

    @Test
    void acknowledgedRecordsAreInTheLog() {
        assertThat(facts.comparison().acknowledged()).hasSizeGreaterThan(500);
        assertThat(facts.comparison().lost()).isEmpty();
    }

    @Test
    void acknowledgedRecordsWereRead() {
        assertThat(facts.comparison().unread()).as(facts::readersAtEnd).isEmpty();
        assertThat(facts.comparison().misread()).isEmpty();
    }

    @Test
    void recordsAreInOrderAndUnique() {
        assertThat(facts.comparison().repeated()).isEmpty();
        assertThat(facts.comparison().disordered()).isEmpty();
        assertThat(facts.comparison().invented()).isEmpty();
    }

    @Test
    void liveClientsSeeOnlySessionEnds() {
        long aftermath = SCALE.real(SESSION).toMillis();
        assertThat(facts.failures())
                .filteredOn(failure -> facts.windows().stream()
                        .noneMatch(window -> window.excuses(Seen.BY_ALL, failure.at(), failure.at(), aftermath)))
                .isEmpty();
    }

    @Test
    void startsFailOnlyWithoutTheirNeeds() {
        assertThat(facts.starts()).anyMatch(start -> !start.failed());
        assertThat(facts.starts())
                .filteredOn(start -> start.failed() && !facts.excused(start, AFTERMATH.toMillis()))
                .isEmpty();
    }

    @Test
    void everyHiddenFaultMetAStart() {
        assertThat(facts.windows())
                .filteredOn(window -> window.fault().awaitsStart())
                .allMatch(window -> facts.starts().stream()
                        .anyMatch(start -> start.begin() >= window.begin() && start.begin() <= window.end()));
    }

    @Test
    void snapshotFaultsAreLogged() {
        String output = facts.outputs().get("starts");
        assertThat(output.contains("is ignored: it is damaged")).as("damaged").isTrue();
        assertThat(output.contains("Bootstrap brokers cannot be kept in"))
                .as("unwritable")
                .isTrue();
        assertThat(output.contains("File too large")).as("disk full").isTrue();
    }

    @Test
    void noCredentialWasSignedForAForeignAddress() {
        assertThat(foreignAuthentications()).isEmpty();
        assertThat(facts.outputs().get("application").contains(FaultyHost.WITHHELD))
                .as("guard met it")
                .isTrue();
    }

    @Test
    void everyClientRecoveredByItself() {
        assertThat(facts.printed(LongRunningApplication.STUCK)).isEqualTo(LongRunningApplication.STUCK + "[]");
    }

    @Test
    void noPlantedSnapshotWasUsed() {
        String output = facts.outputs().get("starts");
        assertThat(output.contains("name brokers there")).as("refused").isTrue();
        assertThat(output.contains(SnapshotFiles.FORGED)).as("used").isFalse();
    }

    @Test
    void listenersCalledBack() {
        assertThat(List.of("called", "preflighted", "credentialsWithheld", "credentialsReleased"))
                .allMatch(event -> facts.outputs().get("application").contains(CallingListener.CALLED_BACK + event));
    }

    @Test
    void hostFaultsReachedBothApplications() {
        assertThat(facts.outputs().values())
                .allMatch(output -> output.contains(HangingIdentity.HANGS), "the base identity hung")
                .allMatch(output -> output.contains(ThreadRefusal.REFUSED), "no thread started");
    }

    @Test
    void brokersSawTheConfiguredIdentityOnly() {
        for (LocalCluster cluster : clusters()) {
            Set<String> seen = cluster.kafka().authentications().stream()
                    .map(Authentication::principal)
                    .filter(principal -> !principal.isEmpty())
                    .collect(Collectors.toSet());
            assertThat(seen).containsExactly(ResilienceEstate.role(cluster));
        }
    }

    @Test
    void awsSawConfiguredIdentitiesOnly() {
        Pattern session = Pattern.compile("arn:aws:sts::(\\d+):assumed-role/([^/]+)/" + site().name());
        Set<String> seen = msk.calls().log().stream()
                .map(Call::caller)
                .filter(caller -> !caller.isEmpty())
                .map(caller -> session.matcher(caller).replaceFirst("arn:aws:iam::$1:role/$2"))
                .collect(Collectors.toSet());
        assertThat(seen)
                .contains(site().identityArn(), ResilienceEstate.HUB)
                .isSubsetOf(
                        site().identityArn(),
                        ResilienceEstate.HUB,
                        ResilienceEstate.role(msk.cluster("orders")),
                        ResilienceEstate.role(msk.cluster("payments")));
    }

    @Test
    void sessionsAndConnectionsWereRenewedManyTimes() {
        for (LocalCluster cluster : clusters()) {
            assertThat(msk.calls().count("sts:AssumeRole", ResilienceEstate.role(cluster)))
                    .isGreaterThan(5);
            assertThat(cluster.kafka().authentications())
                    .filteredOn(Authentication::accepted)
                    .hasSizeGreaterThan(50);
        }
    }

    @Test
    void noThreadSocketOrFileIsLeft() {
        assertThat(facts.printed(LongRunningApplication.LEFT)).isEqualTo(LongRunningApplication.LEFT + "{}");
        assertThat(clusters())
                .allMatch(cluster ->
                        ConditionWait.awaitTrue(() -> cluster.kafka().connections() == 0, Duration.ofSeconds(10)));
    }

    @Test
    void noSecretIsInAnyOutput() {
        Collection<String> secrets = msk.iam().issuedSecrets();
        assertThat(secrets).hasSizeGreaterThan(20);
        assertThat(facts.outputs().values()).allMatch(output -> output.length() > 10_000);
        assertThat(SecretSearch.of(secrets).findIn(facts.outputs())).isEmpty();
    }

    private static List<Authentication> foreignAuthentications() {
        return LongRunningApplication.CLUSTERS.stream()
                .map(ResilienceEstate::twin)
                .flatMap(twin -> msk.cluster(twin).kafka().authentications().stream())
                .toList();
    }

    private static Site site() {
        return ResilienceEstate.site(msk);
    }

    private static List<LocalCluster> clusters() {
        return LongRunningApplication.CLUSTERS.stream().map(msk::cluster).toList();
    }
}
