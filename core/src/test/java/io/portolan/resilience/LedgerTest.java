package io.portolan.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The ledger finds what the fault schedule must not do. */
class LedgerTest {

    private static final Entry FIRST = entry(0, "w#0:a");
    private static final Entry SECOND = entry(1, "w#1:b");
    private static final Set<String> SENT = Set.of("w#0:a", "w#1:b");

    @Test
    void anAcknowledgedRecordThatIsNotThereIsLost() {
        assertThat(ledger(List.of(FIRST), List.of(FIRST, SECOND)).lost()).containsExactly(SECOND);
    }

    @Test
    void aChangedRecordIsLostAndInvented() {
        Ledger ledger = ledger(List.of(FIRST, entry(1, "w#1:x")), List.of(FIRST, SECOND));

        assertThat(ledger.lost()).containsExactly(SECOND);
        assertThat(ledger.invented()).containsExactly(entry(1, "w#1:x"));
    }

    @Test
    void whatWasNotReadOrReadOtherwiseIsTold() {
        Ledger ledger = ledger(List.of(FIRST, SECOND), List.of(FIRST, entry(1, "w#1:x")));

        assertThat(ledger.unread()).containsExactly(SECOND);
        assertThat(ledger.misread()).containsExactly(entry(1, "w#1:x"));
    }

    @Test
    void aRecordThatIsThereTwiceIsRepeatedAndOutOfOrder() {
        Ledger ledger = ledger(List.of(FIRST, SECOND, entry(2, "w#0:a")), List.of());

        assertThat(ledger.repeated()).containsExactly(entry(2, "w#0:a"));
        assertThat(ledger.disordered()).containsExactly(entry(2, "w#0:a"));
    }

    @Test
    void aLineIsTheEntryAgain() {
        assertThat(Entry.parse(SECOND.toString())).isEqualTo(SECOND);
    }

    private static Ledger ledger(List<Entry> log, List<Entry> read) {
        return new Ledger(log, SENT, Set.of(FIRST, SECOND), read);
    }

    private static Entry entry(long offset, String value) {
        return new Entry("orders", 0, offset, "k", value);
    }
}
