package io.portolan.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@link LogComparison} finds what the fault schedule must not do. */
class LogComparisonTest {

    private static final LogEntry FIRST = entry(0, "w#0:a");
    private static final LogEntry SECOND = entry(1, "w#1:b");
    private static final Set<String> SENT = Set.of("w#0:a", "w#1:b");

    @Test
    void missingAcknowledgedRecordIsLost() {
        assertThat(ledger(List.of(FIRST), List.of(FIRST, SECOND)).lost()).containsExactly(SECOND);
    }

    @Test
    void aChangedRecordIsLostAndInvented() {
        LogComparison ledger = ledger(List.of(FIRST, entry(1, "w#1:x")), List.of(FIRST, SECOND));

        assertThat(ledger.lost()).containsExactly(SECOND);
        assertThat(ledger.invented()).containsExactly(entry(1, "w#1:x"));
    }

    @Test
    void unreadAndChangedRecordsAreReported() {
        LogComparison ledger = ledger(List.of(FIRST, SECOND), List.of(FIRST, entry(1, "w#1:x")));

        assertThat(ledger.unread()).containsExactly(SECOND);
        assertThat(ledger.misread()).containsExactly(entry(1, "w#1:x"));
    }

    @Test
    void duplicateRecordIsRepeatedAndOutOfOrder() {
        LogComparison ledger = ledger(List.of(FIRST, SECOND, entry(2, "w#0:a")), List.of());

        assertThat(ledger.repeated()).containsExactly(entry(2, "w#0:a"));
        assertThat(ledger.disordered()).containsExactly(entry(2, "w#0:a"));
    }

    @Test
    void aLineIsTheEntryAgain() {
        assertThat(LogEntry.parse(SECOND.toString())).isEqualTo(SECOND);
    }

    private static LogComparison ledger(List<LogEntry> log, List<LogEntry> read) {
        return new LogComparison(log, SENT, Set.of(FIRST, SECOND), read);
    }

    private static LogEntry entry(long offset, String value) {
        return new LogEntry("orders", 0, offset, "k", value);
    }
}
