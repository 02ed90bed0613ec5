package io.portolan.topology.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.topology.RandomTopology;
import io.portolan.topology.SampleEstates;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Writes plans of many estates by {@link CloudFormationTemplates} and {@link TerraformConfiguration} below {@code target/plans}, where
 * {@code .ci/plan-formats} checks them by the tools of others.
 */
class WrittenPlansTest {

    private static final Path FOLDER = Path.of("target", "plans");
    private static final int ESTATES = 40;

    @Test
    void everyTemplateIsWritten() throws IOException {
        write("small", SampleEstates.smallPlan());
        write("dual-stack", EstatePlan.of(SampleEstates.catalog("dual-stack-estate.yaml")));
        for (int seed = 0; seed < ESTATES; seed++) {
            EstatePlan plan = plan(seed);
            Set<String> keys = new HashSet<>();
            for (PlannedResource resource : plan.resources()) {
                assertThat(keys.add(resource.reference().toString()))
                        .as("seed " + seed + " has " + resource.name() + " once")
                        .isTrue();
                assertThat(resource.name()).matches("[A-Za-z][A-Za-z0-9]{0,254}");
            }
            write("random-" + seed, plan);
        }
    }

    @Test
    void samePlanIsWrittenTheSame() {
        for (int seed = 0; seed < ESTATES; seed++) {
            assertThat(TerraformConfiguration.format(plan(seed))).isEqualTo(TerraformConfiguration.format(plan(seed)));
            assertThat(CloudFormationTemplates.format(plan(seed)))
                    .isEqualTo(CloudFormationTemplates.format(plan(seed)));
        }
    }

    private static EstatePlan plan(long seed) {
        return EstatePlan.of(SampleEstates.ofText(RandomTopology.catalog(seed)));
    }

    private static void write(String name, EstatePlan plan) throws IOException {
        Path folder = Files.createDirectories(FOLDER.resolve(name));
        for (Map.Entry<String, String> template :
                CloudFormationTemplates.format(plan).entrySet()) {
            Files.writeString(folder.resolve(template.getKey()), template.getValue());
        }
        Files.writeString(folder.resolve(TerraformConfiguration.FILE_NAME), TerraformConfiguration.format(plan));
    }
}
