package io.portolan.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link TokenBucket} gives turns in order. It gives fewer turns once the other side refuses. */
class TokenBucketTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final long LATER = Duration.ofDays(1).toNanos();
    private static final long MILLI = 1_000_000;

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE - 10, Long.MIN_VALUE + 10, 4_711})
    void burstGoesAtOnceThenTurnsInOrder(long start) {
        TokenBucket bucket = new TokenBucket(10, 3, start);

        assertThat(new long[] {wait(bucket, start), wait(bucket, start), wait(bucket, start)})
                .containsOnly(0);
        assertThat(wait(bucket, start)).isEqualTo(100);
        assertThat(wait(bucket, start)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"99, 101", "100, 100", "250, 0", "350, 0"})
    void turnsComeBackWithTime(long afterMillis, long wait) {
        TokenBucket bucket = new TokenBucket(10, 1, 0);
        wait(bucket, 0);
        assertThat(wait(bucket, 0)).isEqualTo(100);

        assertThat(wait(bucket, afterMillis * MILLI)).isEqualTo(wait);
    }

    @Test
    void idleBucketSavesOneBurst() {
        TokenBucket bucket = new TokenBucket(10, 2, 0);
        long later = Duration.ofDays(400).toNanos();

        assertThat(new long[] {wait(bucket, later), wait(bucket, later), wait(bucket, later)})
                .containsExactly(0, 0, 100);
    }

    @Test
    void lateTurnIsNotTaken() {
        TokenBucket bucket = new TokenBucket(10, 1, 0);
        wait(bucket, 0);

        assertThat(bucket.reserve(0, Duration.ofMillis(99))).isNegative();
        assertThat(wait(bucket, 0)).isEqualTo(100);
    }

    @Test
    void refusalEndsTheBurstButKeepsGivenTurns() {
        TokenBucket bucket = new TokenBucket(10, 5, 0);
        bucket.recordRefusal(0, 0.5);
        assertThat(wait(bucket, 0)).isEqualTo(500);
        bucket.recordRefusal(0, 0.5);
        assertThat(wait(bucket, 0)).isEqualTo(600);
    }

    @ParameterizedTest
    @CsvSource({"1, 999", "2, 1998", "3, 3996", "7, 63936", "8, 119880", "50, 119880"})
    void pauseDoublesUpToTwoMinutes(int refusals, long wait) {
        assertThat(wait(refused(refusals), LATER)).isEqualTo(wait);
    }

    @Test
    void simultaneousRefusalsCountAsOne() {
        TokenBucket bucket = refused(1);
        bucket.recordRefusal(LATER, 0.999);
        bucket.recordRefusal(LATER, 0.999);
        assertThat(wait(bucket, LATER)).isEqualTo(999);
    }

    @Test
    void anAnswerEndsTheDoubling() {
        TokenBucket bucket = refused(6);
        bucket.recordAnswer();
        long then = LATER + LONG.toNanos();
        bucket.recordRefusal(then, 0.999);
        assertThat(wait(bucket, then)).isEqualTo(999);
    }

    /** A bucket after refusals. Each one comes after the pause of the one before. The last one is at {@link #LATER}. */
    private static TokenBucket refused(int times) {
        TokenBucket bucket = new TokenBucket(10, 1, 0);
        for (int before = times - 1; before >= 0; before--) {
            bucket.recordRefusal(LATER - before * Duration.ofMinutes(3).toNanos(), 0.999);
        }
        return bucket;
    }

    private static long wait(TokenBucket bucket, long now) {
        return bucket.reserve(now, LONG).toMillis();
    }
}
