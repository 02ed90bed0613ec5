package io.portolan.topology.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.topology.SampleEstates;
import io.portolan.topology.plan.EstatePlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What {@link PlanText}, {@link CloudFormationTemplates} and {@link TerraformConfiguration} write of a small estate is in the test
 * resources. People read it before it changes. To write it again, run
 * {@code mvn test -pl topology -am -Dtest=ReviewedTextTest -Dsurefire.failIfNoSpecifiedTests=false -Dportolan.plan=write}.
 */
class ReviewedTextTest {

    private static final EstatePlan PLAN = SampleEstates.smallPlan();

    @Test
    void textIsAsReviewed() throws IOException {
        String text = PlanText.format(PLAN);
        assertThat(text).isEqualTo(reviewed("small-estate.txt", text));
    }

    @Test
    void manySitesAreCounted() {
        StringBuilder sites = new StringBuilder("client-sites:\n");
        for (int number = 0; number < 6; number++) {
            sites.append(("  site-%d: {name-server: bind, cidr-blocks: [192.168.%d.0/24],"
                            + " identities: [\"arn:aws:iam::555555555555:role/site\"]}%n")
                    .formatted(number, 100 + number));
        }
        String catalog = SampleEstates.text("small-estate.yaml").replace("client-sites:\n", sites);

        assertThat(PlanText.format(EstatePlan.of(SampleEstates.ofText(catalog))))
                .contains("security group  InboundUsEast2Group\n    for             9 sites\n")
                .contains(" site-0, site-1, site-2, site-3, site-4, site-5, shop, stock\n");
    }

    @Test
    void templatesAreAsReviewed() throws IOException {
        StringBuilder templates = new StringBuilder();
        for (Map.Entry<String, String> template :
                CloudFormationTemplates.format(PLAN).entrySet()) {
            templates.append(template.getKey()).append("\n").append(template.getValue());
        }
        assertThat(templates).hasToString(reviewed("small-estate.templates.txt", templates.toString()));
    }

    @Test
    void configurationIsAsReviewed() throws IOException {
        String configuration = TerraformConfiguration.format(PLAN);
        assertThat(configuration).isEqualTo(reviewed("small-estate.tf.json", configuration));
    }

    private static String reviewed(String name, String actual) throws IOException {
        if (System.getProperty("portolan.plan", "").equals("write")) {
            Files.writeString(Path.of("src/test/resources/io/portolan/topology/format", name), actual);
            return actual;
        }
        try (InputStream text = Objects.requireNonNull(ReviewedTextTest.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
