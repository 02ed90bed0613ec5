package io.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link IncludedFile}: a catalog in two files. */
class IncludedFileTest {

    private static final String APPLICATIONS = """
            environment: prod
            service-vpcs:
              us-east-2: {cidr-blocks: [10.20.0.0/16], inbound-resolvers: [10.20.1.53, 10.20.2.53]}
            roles:
              orders-client: {chain: ["arn:aws:iam::222222222222:role/orders-client"]}
            clusters:
              orders: {region: us-east-2, cluster-name: orders, role: orders-client}
            """;
    private static final String ESTATE = """
            include: portolan.yaml
            service-vpcs:
              us-east-2:
                account: "222222222222"
                vpc-id: vpc-0a1b2c30
                inbound-endpoint: rslvr-in-0a1b2c30
                inbound-security-group: sg-0a1b2c30
            client-sites:
              shop:
                region: us-east-2
                account: "333333333333"
                vpc-id: vpc-0a1b2c31
                cidr-blocks: [10.1.0.0/16]
                outbound-endpoint: rslvr-out-0a1b2c31
                roles: [orders-client]
            roles:
              orders-client: {access: {read-topics: [orders]}}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeApplications() throws Exception {
        write("portolan.yaml", APPLICATIONS);
    }

    @Test
    void mapsOfBothFilesAreMergedDeep() throws Exception {
        ClusterCatalog catalog = ClusterCatalog.load(write("estate.yaml", ESTATE));

        assertThat(catalog.environment()).isEqualTo("prod");
        assertThat(catalog.clusterNames()).containsExactly("orders");
        assertThat(catalog.serviceVpcs().values().iterator().next().inboundResolvers())
                .hasSize(2);
        assertThat(catalog.estate().serviceVpcs().values().iterator().next().vpcId())
                .isEqualTo("vpc-0a1b2c30");
        assertThat(catalog.estate().clientSites()).containsOnlyKeys("shop");
        assertThat(catalog.estate().roleAccess().values().iterator().next().readTopics())
                .containsExactly("orders");
        assertThat(catalog.role("orders-client").hops()).hasSize(1);
    }

    @Test
    void applicationsNeedNotKnowTheEstate() throws Exception {
        ClusterCatalog catalog = ClusterCatalog.load(write("portolan.yaml", APPLICATIONS));

        assertThat(catalog.estate().clientSites()).isEmpty();
        assertThat(catalog.estate().serviceVpcs()).isEmpty();
    }

    @Test
    void pathStartsAtTheFolderOfTheFile() throws Exception {
        Path operators = Files.createDirectory(folder.resolve("operators"));
        Path estate = operators.resolve("estate.yaml");
        Files.writeString(estate, "include: ../portolan.yaml\n");

        assertThat(ClusterCatalog.load(estate).clusterNames()).containsExactly("orders");
    }

    @Test
    void equalValuesMayStandInBothFiles() throws Exception {
        Path estate = write("estate.yaml", "include: portolan.yaml\n" + APPLICATIONS);

        assertThat(ClusterCatalog.load(estate).clusterNames()).containsExactly("orders");
    }

    @Test
    void eachValueThatDiffersHasBothPlaces() throws Exception {
        write("portolan.yaml", APPLICATIONS.replace("\"]}\n", "\"], pin: hunter2}\n"));
        Path estate = write("estate.yaml", """
                include: portolan.yaml
                environment: test
                service-vpcs:
                  us-east-2: {inbound-resolvers: [10.20.1.53]}
                roles:
                  orders-client: {chain: [{arn: "arn:aws:iam::222222222222:role/orders-client", external-id: hunter2}], pin: hunter3}
                clusters: {orders: {cluster-name: payments}}
                """);

        PortolanException error = error(estate);
        assertThat(error).hasMessageStartingWith(estate + " has 6 faults\n");
        assertThat(error.findings())
                .extracting(Finding::subject)
                .containsExactly(
                        estate + ":2:1 environment",
                        estate + ":4:15 service-vpcs.us-east-2.inbound-resolvers",
                        estate + ":6:27 roles.orders-client.chain[0]",
                        estate + ":6:105 roles.orders-client.pin",
                        estate + ":6:105 roles.orders-client.pin",
                        estate + ":7:21 clusters.orders.cluster-name");
        Finding environment = error.findings().get(0);
        assertThat(environment.asked()).isEqualTo("the same value as at " + folder + "/portolan.yaml:1:1 environment");
        assertThat(environment.seen()).isEqualTo("another value");
        assertThat(environment.cause()).isEqualTo("The two files set it differently, and neither of them comes first.");
        assertThat(environment.fix()).isEqualTo("Write it in one of the two files, or the same in both.");
        assertThat(CatalogFiles.message(error)).doesNotContain("hunter2", "hunter3");
    }

    @Test
    void faultInTheSecondFileNamesItsLine() throws Exception {
        write("portolan.yaml", APPLICATIONS.replace("region: us-east-2", "region: us-eats-2"));

        assertThat(error(write("estate.yaml", ESTATE)).findings())
                .extracting(Finding::subject)
                .containsExactly(folder + "/portolan.yaml:7:12 clusters.orders.region");
    }

    @ParameterizedTest
    @ValueSource(strings = {"include: [a, b]", "include:", "include: \"\"", "include: 7", "include: \"a\\0b\""})
    void includeIsOnePath(String include) throws Exception {
        assertThat(error(write("estate.yaml", include + "\n")).findings())
                .singleElement()
                .extracting(Finding::subject)
                .isEqualTo(folder + "/estate.yaml:1:1 include");
    }

    @Test
    void absolutePathIsRefused() throws Exception {
        assertThatThrownBy(() -> ClusterCatalog.load(write("estate.yaml", "include: " + folder + "/portolan.yaml\n")))
                .hasMessageContaining("It is absolute, so the two could not move together.");
    }

    @Test
    void missingFileIsAFaultOfTheKey() throws Exception {
        PortolanException error = error(write("estate.yaml", "\ninclude: elsewhere.yaml\n"));

        assertThat(error.findings()).singleElement().satisfies(fault -> {
            assertThat(fault.subject()).isEqualTo(folder + "/estate.yaml:2:1 include");
            assertThat(fault.seen()).isEqualTo("no such file");
            assertThat(fault.cause()).isEqualTo("Nothing is at " + folder + "/elsewhere.yaml.");
        });
    }

    @Test
    void fileDoesNotIncludeItself() throws Exception {
        Files.createSymbolicLink(folder.resolve("link.yaml"), folder.resolve("estate.yaml"));

        for (String itself : new String[] {"estate.yaml", "./estate.yaml", "link.yaml"}) {
            assertThatThrownBy(() -> ClusterCatalog.load(write("estate.yaml", "include: " + itself + "\n")))
                    .hasMessageContaining("It is this file itself.");
        }
    }

    @Test
    void secondFileIncludesNoThird() throws Exception {
        write("portolan.yaml", APPLICATIONS + "include: estate.yaml\n");

        assertThat(error(write("estate.yaml", ESTATE)).findings())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.subject()).isEqualTo(folder + "/portolan.yaml:8:1 include");
                    assertThat(fault.cause()).contains("It is included at " + folder + "/estate.yaml:1:1 include");
                });
    }

    @Test
    @Timeout(30)
    void unusualFilesAreRefusedAsTheFirstIs() throws Exception {
        Files.createDirectory(folder.resolve("directory"));
        write("large.yaml", "#".repeat(1 << 20) + "\nregion: us-east-2\n");
        Files.write(folder.resolve("latin.yaml"), new byte[] {'#', '\n', '#', (byte) 0xe4, '\n'});
        write("empty.yaml", "");
        write("text.yaml", "hunter2");
        write("secrets.yaml", "aws_secret_access_key: hunter2\nlogin: hunter2\n");

        assertThat(fault("directory")).contains("estate.yaml:1:1 include", "a directory");
        assertThat(fault(folder.relativize(Path.of("/dev/zero")).toString()))
                .contains("estate.yaml:1:1 include", "a pipe, socket or device");
        assertThat(fault("large.yaml")).contains("estate.yaml:1:1 include", "more than 1 MiB");
        assertThat(fault("latin.yaml")).contains("latin.yaml:2", "bytes of another encoding");
        assertThat(fault("empty.yaml")).contains("empty.yaml", "The file is empty");
        assertThat(fault("text.yaml")).contains("text.yaml:1:1", "a map of keys and values");
        assertThat(fault("secrets.yaml")).contains("secrets.yaml:1:1", "a map of other keys");
    }

    @Test
    void onlyAFileCanIncludeAnother() {
        byte[] yaml = "include: portolan.yaml\n".getBytes(StandardCharsets.UTF_8);
        Map<String, ?> tree = Map.of("include", "portolan.yaml");

        assertThatThrownBy(() -> ClusterCatalog.load(new ByteArrayInputStream(yaml), "a pipe"))
                .hasMessageContaining("a pipe:1:1 include")
                .hasMessageContaining("The path starts at the folder of a file. This is a stream");
        assertThatThrownBy(() -> ClusterCatalog.of(tree, "portolan.*", path -> ""))
                .hasMessageContaining("Load the file by its path, or write here what it includes.");
    }

    /** All that the applications' file would have is a fault of the estate then. */
    @Test
    void includeThatCannotBeReadIsTheOnlyFault() throws Exception {
        write("text.yaml", "hunter2");
        write("other.yaml", "aws_secret_access_key: hunter2\n");

        for (String include : new String[] {"text.yaml", "other.yaml", "estate.yaml", "/absolute.yaml"}) {
            assertThat(error(write("estate.yaml", ESTATE.replace("portolan.yaml", include)))
                            .findings())
                    .as(include)
                    .hasSize(1);
        }
    }

    private String fault(String include) throws Exception {
        PortolanException error = error(write("estate.yaml", "include: " + include + "\n"));
        assertThat(error.findings()).hasSize(1);
        return CatalogFiles.message(error).replaceAll("hunter2", "SECRET").replaceAll("\\s+", " ");
    }

    private static PortolanException error(Path file) {
        return catchThrowableOfType(PortolanException.class, () -> ClusterCatalog.load(file));
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}
