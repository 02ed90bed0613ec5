package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.diagnosis.PortolanException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@link CatalogFaults}, {@link NetworkSection} and {@link QuotedText} do linear work on large catalogs. Quadratic work on them takes
 * many minutes.
 */
@Timeout(60)
class HostileCatalogTest {

    private static final int LARGEST = Utf8File.LARGEST / 8;

    /** A catalog of 128 KiB. */
    enum Hostile {
        SLASHES("region: \"" + "/".repeat(LARGEST) + "\""),
        SLASHES_AND_SIGNS("region: \"" + "//a@".repeat(LARGEST / 4) + "\""),
        COLONS("host-resolvers: [\"" + ":".repeat(LARGEST) + "x\"]"),
        UNKNOWN_KEYS("clusters: {}\n" + filled(LARGEST, i -> "k" + i + ": 1\n")),
        REGIONS("service-vpcs:\n" + filled(LARGEST, i -> "  us-east-" + (i + 9) + ": {}\n")),
        BLOCKS("environment: prod\nservice-vpcs:\n  us-east-2: {cidr-blocks: ["
                + filled(LARGEST / 2, i -> "10.0.0.0/8,") + "]}\n  us-west-2: {cidr-blocks: ["
                + filled(LARGEST / 3, i -> "10.0.0.0/8,") + "]}"),
        RESOLVERS("environment: prod\nservice-vpcs:\n  us-east-2: {cidr-blocks: ["
                + filled(LARGEST / 2, i -> "10." + (i >> 8) + "." + (i & 255) + ".0/24,") + "], inbound-resolvers: ["
                + filled(LARGEST / 3, i -> "11." + (i >> 8) + "." + (i & 255) + ".1,") + "]}"),
        ROLES("roles:\n" + filled(LARGEST / 2, i -> "  role" + i + ": {}\n") + "clusters:\n"
                + filled(LARGEST / 3, i -> "  c" + i + ": {role: roll" + i + "}\n")),
        SERVERS("clusters: {c: {security-protocol: PLAINTEXT, bootstrap-servers: \"" + "a,".repeat(LARGEST / 2)
                + "\"}}"),
        KAFKA_PROPERTIES("defaults: {kafka: {" + filled(LARGEST / 2, i -> "a" + i + ": b, ") + "}}\nclusters:\n"
                + filled(LARGEST / 3, i -> "  c" + i + ": {kafka: {a: b}}\n")),
        SITES("client-sites:\n"
                + filled(LARGEST / 2, i -> "  s" + i + ": {name-server: bind, cidr-blocks: [10.0.0.0/8]}\n")
                + filled(LARGEST / 3, i -> "  t" + i + ": {region: us-east-2, outbound-endpoint-of: u" + i + "}\n")
                + "roles:\n" + filled(LARGEST / 6, i -> "  r" + i + ": {}\n")),
        LONG_KEY("clusters:\n  \"" + "k".repeat(LARGEST / 2) + "\":\n"
                + filled(LARGEST / 2, i -> "    a" + i + ": 1\n"));

        final String text;

        Hostile(String text) {
            this.text = text;
        }

        private static String filled(int length, IntFunction<String> piece) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; text.length() < length; i++) {
                text.append(piece.apply(i));
            }
            return text.toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void hugeCatalogEndsWithAShortError(Hostile hostile) {
        PortolanException error = load(hostile.text);

        assertThat(error.findings()).hasSizeBetween(1, 100);
        assertThat(CatalogFiles.message(error).length()).isLessThan(100_000);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100 faults",
        "101, '101 faults, of which these are 100'",
        "5000, '5000 faults, of which these are 100'"
    })
    void headlineCountsAllFaults(int faults, String headline) {
        String text =
                IntStream.range(0, faults).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());

        PortolanException error = load("clusters: {}\n" + text);
        assertThat(error).hasMessageStartingWith("a pipe has " + headline + "\n");
        assertThat(error.findings()).hasSize(100);
    }

    /** Maps from code or Spring have no size of their own. */
    @Test
    void endlessMapsAreRefused() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        PortolanException error = catchThrowableOfType(
                PortolanException.class,
                () -> ClusterCatalog.of(Map.of("clusters", endless), "portolan.*", path -> ""));
        assertThat(error).hasMessageContaining("nested at most 32 deep");
    }

    private static PortolanException load(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return catchThrowableOfType(
                PortolanException.class, () -> ClusterCatalog.load(new ByteArrayInputStream(bytes), "a pipe"));
    }
}
