package io.portolan.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final long MILLI = 1_000_000;

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE - 10, Long.MIN_VALUE + 10, 4_711})
    void aBurstGoesAtOnceAndWhoComesLaterGetsTurnsInOrder(long start) {
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
    void noMoreThanABurstIsSavedUp() {
        TokenBucket bucket = new TokenBucket(10, 2, 0);
        long later = Duration.ofDays(400).toNanos();

        assertThat(new long[] {wait(bucket, later), wait(bucket, later), wait(bucket, later)})
                .containsExactly(0, 0, 100);
    }

    @Test
    void aTurnThatIsTooLateIsNotTaken() {
        TokenBucket bucket = new TokenBucket(10, 1, 0);
        wait(bucket, 0);

        assertThat(bucket.take(0, Duration.ofMillis(99))).isNegative();
        assertThat(wait(bucket, 0)).isEqualTo(100);
    }

    @Test
    void aDrainedBucketHasNoTurnAtOnceAndKeepsThoseGiven() {
        TokenBucket bucket = new TokenBucket(10, 5, 0);
        bucket.drain(0);
        assertThat(wait(bucket, 0)).isEqualTo(100);
        bucket.drain(0);
        assertThat(wait(bucket, 0)).isEqualTo(200);
    }

    private static long wait(TokenBucket bucket, long now) {
        return bucket.take(now, LONG).toMillis();
    }
}
