package io.portolan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@link TextTable} and {@link JsonReport} write figures. */
class TableTest {

    private static final RunSpread PORTOLAN = RunSpread.of(List.of(90.0, 80.0, 100.0));
    private static final RunSpread BY_HAND = RunSpread.of(List.of(110.0, 90.0));

    @Test
    void spreadHasTheMedianAndTheExtremes() {
        assertThat(PORTOLAN).isEqualTo(new RunSpread(90, 80, 100, 3));
        assertThat(BY_HAND).isEqualTo(new RunSpread(100, 90, 110, 2));
    }

    @ParameterizedTest
    @CsvSource({"0.9, true", "0.89, false"})
    void ratioOfMediansIsComparedWithTheTarget(double target, boolean reached) {
        FigureRow row = new FigureRow("start", "ms", PORTOLAN, BY_HAND, FigureTarget.ratioAtMost(target));
        assertThat(row.ratio()).hasValue(0.9);
        assertThat(row.reached()).isEqualTo(reached);
    }

    @Test
    void ratioBelowTheRangeIsNotReached() {
        assertThat(new FigureRow("rate", "MB/s", PORTOLAN, BY_HAND, FigureTarget.ratioWithin(0.98, 1.02)).reached())
                .isFalse();
    }

    @Test
    void ownValueIsComparedWithItsTarget() {
        FigureRow row = new FigureRow("wait", "ms", PORTOLAN, null, FigureTarget.atMost(90));
        assertThat(row.ratio()).isEmpty();
        assertThat(row.reached()).isTrue();
    }

    @Test
    void tableHasAColumnForEachPart() {
        FigureRow untargeted = new FigureRow("size", "MB", RunSpread.of(37.4), null, FigureTarget.none());
        FigureRow targeted = new FigureRow("start, cold", "ms", PORTOLAN, BY_HAND, FigureTarget.ratioAtMost(0.5));
        assertThat(TextTable.of(List.of(untargeted, targeted)).lines())
                .containsExactly(
                        "figure       unit  Portolan     by hand       ratio  target    reached",
                        "size         MB    37.40",
                        "start, cold  ms    90 (80–100)  100 (90–110)  0.90   ≤ 0.50 ×  NO");
    }

    @Test
    void jsonHasTheRows() {
        String json = JsonReport.of(List.of(new FigureRow("a \"b\"", "ms", PORTOLAN, null, FigureTarget.atMost(5))));
        assertThat(json)
                .contains("\"figure\": \"a \\\"b\\\"\"", "\"byHand\": null", "\"ratio\": null", "\"reached\": false");
    }

    @Test
    void unknownFigureIsRefusedWithTheNames() {
        String[] args = {"--only", "warm"};
        assertThatThrownBy(() -> BenchmarkOptions.of(args, List.of("cold"))).hasMessageContaining("[cold]");
    }
}
