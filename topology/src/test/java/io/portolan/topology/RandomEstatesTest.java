package io.portolan.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.testkit.stack.StackResource;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An {@link EstateProof} holds for estates at random. {@code -Dportolan.estate.seed} repeats one alone. */
class RandomEstatesTest {

    private static final @Nullable Long ONE = Long.getLong("portolan.estate.seed");
    private static final long FEW = 5;
    private static final long MANY = 200;

    @Test
    void fewEstatesNeedAllThatIsPlanned() {
        assertThat(failures(FEW)).isEmpty();
    }

    @Test
    @Tag("whole")
    void manyEstatesNeedAllThatIsPlanned() {
        assertThat(failures(MANY)).isEmpty();
    }

    private static List<String> failures(long estates) {
        LongStream seeds = ONE == null ? LongStream.range(0, estates) : LongStream.of(ONE);
        return seeds.parallel()
                .mapToObj(RandomEstatesTest::failuresOf)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> failuresOf(long seed) {
        EstateProof proof = EstateProof.of(ClusterCatalog.load(
                new ByteArrayInputStream(RandomTopology.catalog(seed).getBytes(UTF_8)), "seed-" + seed));
        List<String> failures = new ArrayList<>();
        List<ReachFault> faults = proof.deploy().faults();
        if (!faults.isEmpty()) {
            failures.add("seed " + seed + ": " + faults);
        }
        for (StackResource resource : proof.neededResources()) {
            if (proof.deployWithout(resource).faults().isEmpty()) {
                failures.add("seed " + seed + " works without " + resource);
            }
        }
        return failures;
    }
}
