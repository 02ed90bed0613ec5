package io.portolan.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link SecretSearch} finds a secret in every form. */
class SecretSearchTest {

    private static final String SECRET = "abcdefghijklmnopqrs/tuvwxyzABCDEFGHIJ+==";

    @ParameterizedTest
    @CsvSource({
        "key abcdefghijklmnopqrs/tuvwxyzABCDEFGHIJ+== of ann, true",
        "token abcdefghijklmnopqrs/..., true",
        "X-Amz-Security-Token=abcdefghijklmnopqrs%2FtuvwxyzABCDEFGHIJ%2B%3D%3D&, true",
        "tuvwxyzABCDEFGHIJ+==, true",
        "abcdefghijkl, false"
    })
    void secretsAreFoundInAllForms(String output, boolean found) {
        assertThat(SecretSearch.of(List.of(SECRET))
                        .findIn(Map.of("log", output))
                        .isEmpty())
                .isNotEqualTo(found);
    }
}
