package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.diagnosis.PortolanException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@link ClusterCatalog} refuses what could end a quoted text of a JAAS configuration. That is a quote, and for some readers
 * also a backslash, a line end or NUL.
 */
class JaasInjectionTest {

    private static final String ROLE = "arn:aws:iam::222222222222:role/orders";

    static Stream<Arguments> everyFieldWithEveryBadCharacter() {
        List<String> fields = List.of(
                "role",
                "role name",
                "session name",
                "external id",
                "tag key",
                "tag value",
                "cluster name",
                "msk name",
                "arn");
        return Stream.of("\"", "'", ";", "\n", "\r", "\\", "\0", "\u2028", "\u202e", "=\"x\" y=\"z")
                .flatMap(bad -> fields.stream().map(field -> Arguments.of(field, bad)));
    }

    @ParameterizedTest
    @MethodSource("everyFieldWithEveryBadCharacter")
    void quoteEndingCharactersAreRefused(String field, String bad) {
        PortolanException error = catchThrowableOfType(PortolanException.class, () -> catalog(field, bad));

        assertThat(error.findings()).hasSize(1);
        assertThat(CatalogFiles.message(error).replace("\n", "")).doesNotContain("\0", "\r", "\u2028", "\u202e");
    }

    private static ClusterCatalog catalog(String field, String bad) {
        String roleName = value(field, "role name", "orders", bad);
        return ClusterCatalog.builder()
                .role(
                        roleName,
                        role -> role.sessionName(value(field, "session name", "checkout", bad))
                                .hop(
                                        value(field, "role", ROLE, bad),
                                        value(field, "external id", "checkout", bad),
                                        Map.of(
                                                value(field, "tag key", "team", bad),
                                                value(field, "tag value", "a", bad))))
                .cluster(
                        value(field, "cluster name", "orders", bad),
                        cluster -> cluster.role(roleName)
                                .region("us-east-2")
                                .clusterName(value(field, "msk name", "orders", bad)))
                .cluster(
                        "by-arn",
                        cluster -> cluster.arn("arn:aws:kafka:us-east-2:222222222222:cluster/"
                                + value(field, "arn", "orders", bad) + "/a-s1"))
                .build();
    }

    private static String value(String field, String wanted, String good, String bad) {
        return field.equals(wanted) ? good + bad + good : good;
    }
}
