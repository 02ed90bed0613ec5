package io.portolan.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.resilience.EstateFault.Lane;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link FaultTimetable} separates the faults of one lane. */
class FaultTimetableTest {

    private static final Duration LENGTH = Duration.ofMinutes(10);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, 999_999})
    void seedGivesOneScheduleWithEveryFault(long seed) {
        FaultTimetable schedule = FaultTimetable.of(seed, LENGTH);

        assertThat(schedule)
                .isEqualTo(FaultTimetable.of(seed, LENGTH))
                .isNotEqualTo(FaultTimetable.of(seed + 1, LENGTH));
        assertThat(schedule.episodes()).extracting(FaultEpisode::fault).containsAll(EnumSet.allOf(EstateFault.class));
        assertThat(schedule.episodes()).allMatch(episode -> episode.end().compareTo(LENGTH) < 0);
    }

    @ParameterizedTest
    @EnumSource
    void faultsOfALaneDoNotOverlap(Lane lane) {
        List<FaultEpisode> episodes = FaultTimetable.of(7, LENGTH).lane(lane);

        for (int i = 1; i < episodes.size(); i++) {
            assertThat(episodes.get(i).begin())
                    .isGreaterThan(episodes.get(i - 1).end());
        }
    }
}
