package io.portolan.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@link LogComparison} finds the differences that the fault schedule must not cause. */
class LogComparisonTest {

    private static final LogEntry FIRST = entry(0, "w#0:a");
    private static final LogEntry SECOND = entry(1, "w#1:b");
    private static final Set<String> SENT = Set.of("w#0:a", "w#1:b");

    @Test
    void missingAcknowledgedRecordIsLost() {
        assertThat(comparison(List.of(FIRST), List.of(FIRST, SECOND)).lost()).containsExactly(SECOND);
    }

    @Test
    void aChangedRecordIsLostAndInvented() {
        LogComparison comparison = comparison(List.of(FIRST, entry(1, "w#1:x")), List.of(FIRST, SECOND));

        assertThat(comparison.lost()).containsExactly(SECOND);
        assertThat(comparison.invented()).containsExactly(entry(1, "w#1:x"));
    }

    @Test
    void unreadAndChangedRecordsAreReported() {
        LogComparison comparison = comparison(List.of(FIRST, SECOND), List.of(FIRST, entry(1, "w#1:x")));

        assertThat(comparison.unread()).containsExactly(SECOND);
        assertThat(comparison.misread()).containsExactly(entry(1, "w#1:x"));
    }

    @Test
    void duplicateRecordIsRepeatedAndOutOfOrder() {
        LogComparison comparison = comparison(List.of(FIRST, SECOND, entry(2, "w#0:a")), List.of());

        assertThat(comparison.repeated()).containsExactly(entry(2, "w#0:a"));
        assertThat(comparison.disordered()).containsExactly(entry(2, "w#0:a"));
    }

    @Test
    void aLineIsTheEntryAgain() {
        assertThat(LogEntry.parse(SECOND.toString())).isEqualTo(SECOND);
    }

    private static LogComparison comparison(List<LogEntry> log, List<LogEntry> read) {
        return new LogComparison(log, SENT, Set.of(FIRST, SECOND), read);
    }

    private static LogEntry entry(long offset, String value) {
        return new LogEntry("orders", 0, offset, "k", value);
    }
}
