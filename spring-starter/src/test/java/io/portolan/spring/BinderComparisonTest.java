package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tree of {@link PortolanSettings} equals what Spring's own binder makes of many random stacks of sources. */
class BinderComparisonTest {

    @Test
    void treeEqualsThatOfSpringsBinder() {
        compare(200);
    }

    @Test
    @Tag("whole")
    void treeOfEachOfAThousandStacksEqualsThatOfSpringsBinder() {
        compare(1000);
    }

    private void compare(int stacks) {
        long refused = IntStream.range(0, stacks).filter(this::isRefused).count();

        assertThat(refused).as("stacks that the binder refuses").isBetween(stacks / 100L, stacks / 3L);
    }

    /** Compares one stack. Returns whether the binder refuses it. */
    private boolean isRefused(int seed) {
        SourceStack stack = new RandomSources(new Random(seed)).stack();
        Optional<Object> expected = new BoundByHand(stack.environment()).tree();
        PortolanSettings actual = PortolanSettings.of(stack.environment());
        assertThat(actual.unbound().gaps().isEmpty())
                .as("no list with a gap in stack %s: %s", seed, stack)
                .isEqualTo(expected.isPresent());
        expected.ifPresent(tree -> assertThat(BoundByHand.uniform(actual.tree().toMap()))
                .as("stack %s: %s", seed, stack)
                .isEqualTo(tree));
        return expected.isEmpty();
    }
}
