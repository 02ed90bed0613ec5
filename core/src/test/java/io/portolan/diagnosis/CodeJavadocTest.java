package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Javadoc of each {@link Code} says which stage it is about. */
class CodeJavadocTest {

    private static final Path SOURCE = Path.of("src/main/java/io/portolan/diagnosis/Code.java");

    @Test
    void theJavadocOfEachCodeNamesItsStage() throws IOException {
        String source = Files.readString(SOURCE);
        for (Code code : Code.values()) {
            String stage = code.stage()
                    .map(known -> "Its stage is {@link Stage#" + known + "}.")
                    .orElse("It has no stage because ");
            assertThat(javadoc(source, code)).as(code.name()).contains(stage);
        }
    }

    private static String javadoc(String source, Code code) {
        Matcher javadoc =
                Pattern.compile("/\\*\\*([^/]*)\\*/\\s+" + code + "\\(").matcher(source);
        return javadoc.find() ? javadoc.group(1) : "";
    }
}
