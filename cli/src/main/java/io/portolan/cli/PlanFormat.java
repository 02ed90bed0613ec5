package io.portolan.cli;

import io.portolan.topology.format.CloudFormationTemplates;
import io.portolan.topology.format.PlanText;
import io.portolan.topology.format.TerraformConfiguration;
import io.portolan.topology.plan.EstatePlan;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The formats in which {@code plan} writes. */
enum PlanFormat {
    TEXT,
    CLOUDFORMATION,
    TERRAFORM;

    /** The texts by the names of their files, in the order in which they are used. */
    Map<String, String> files(EstatePlan plan) {
        return switch (this) {
            case TEXT -> Map.of("plan.txt", PlanText.format(plan));
            case CLOUDFORMATION -> CloudFormationTemplates.format(plan);
            case TERRAFORM -> Map.of(TerraformConfiguration.FILE_NAME, TerraformConfiguration.format(plan));
        };
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of all formats. */
    static final class Words implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(values()).map(PlanFormat::word).iterator();
        }
    }

    /** Reads a word. */
    static final class Converter implements ITypeConverter<PlanFormat> {

        @Override
        public PlanFormat convert(String word) {
            return Arrays.stream(values())
                    .filter(format -> format.word().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException("'" + word + "' is none of " + String.join(", ", new Words())));
        }
    }
}
