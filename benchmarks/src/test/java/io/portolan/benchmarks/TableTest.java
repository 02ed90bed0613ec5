package io.portolan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {

    private static final Spread OURS = Spread.of(List.of(90.0, 80.0, 100.0));
    private static final Spread BY_HAND = Spread.of(List.of(110.0, 90.0));

    @Test
    void spreadHasTheMedianAndTheExtremes() {
        assertThat(OURS).isEqualTo(new Spread(90, 80, 100, 3));
        assertThat(BY_HAND).isEqualTo(new Spread(100, 90, 110, 2));
    }

    @ParameterizedTest
    @CsvSource({"0.9, true", "0.89, false"})
    void ratioOfMediansIsHeldAgainstTheTarget(double target, boolean reached) {
        Row row = new Row("start", "ms", OURS, BY_HAND, Target.ratioAtMost(target));
        assertThat(row.ratio()).hasValue(0.9);
        assertThat(row.reached()).isEqualTo(reached);
    }

    @Test
    void ratioBelowTheRangeIsNotReached() {
        assertThat(new Row("rate", "MB/s", OURS, BY_HAND, Target.ratioWithin(0.98, 1.02)).reached())
                .isFalse();
    }

    @Test
    void ownValueIsHeldAgainstATargetWithoutAnythingByHand() {
        Row row = new Row("wait", "ms", OURS, null, Target.atMost(90));
        assertThat(row.ratio()).isEmpty();
        assertThat(row.reached()).isTrue();
    }

    @Test
    void tableHasAColumnForEachPartOfARow() {
        Row told = new Row("size", "MB", Spread.of(37.4), null, Target.none());
        Row held = new Row("start, cold", "ms", OURS, BY_HAND, Target.ratioAtMost(0.5));
        assertThat(Table.of(List.of(told, held)).lines())
                .containsExactly(
                        "figure       unit  Portolan     by hand       ratio  to reach  reached",
                        "size         MB    37.40",
                        "start, cold  ms    90 (80–100)  100 (90–110)  0.90   ≤ 0.50 ×  NO");
    }

    @Test
    void jsonHasTheRows() {
        String json = Json.of(List.of(new Row("a \"b\"", "ms", OURS, null, Target.atMost(5))));
        assertThat(json)
                .contains("\"figure\": \"a \\\"b\\\"\"", "\"byHand\": null", "\"ratio\": null", "\"reached\": false");
    }

    @Test
    void unknownFigureIsRefusedWithTheNames() {
        String[] args = {"--only", "warm"};
        assertThatThrownBy(() -> Options.of(args, List.of("cold"))).hasMessageContaining("[cold]");
    }
}
