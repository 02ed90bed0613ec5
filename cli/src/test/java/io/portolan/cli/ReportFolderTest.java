package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.PreflightReports;
import io.portolan.diagnosis.SiteMatrix;
import io.portolan.diagnosis.SiteReport;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.StageReport;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link ReportFolder} and {@link MatrixCommand}, which reads it. */
class ReportFolderTest {

    private final Instant now = Instant.now();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "shop-1.example, shop-1.example",
        "../../etc, %2E.%2F..%2Fetc",
        "..\\a, %2E.%5Ca",
        "a@b, a%40b",
        ".hidden, %2Ehidden",
        "Süd, S%C3%BCd",
        "'a b%20', a%20b%2520",
    })
    void anyNameIsASafeFile(String name, String file) {
        assertThat(ReportFolder.fileName(name)).isEqualTo(file);
    }

    @Test
    void longNamesStayDifferentAndShort() {
        String one = ReportFolder.fileName("é".repeat(199) + "1");
        String two = ReportFolder.fileName("é".repeat(199) + "2");
        assertThat(one).isNotEqualTo(two).hasSizeLessThanOrEqualTo(100);
        assertThat(two).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void readerNeverSeesHalfAReport() throws Exception {
        ReportFolder reports = new ReportFolder(folder);
        reports.leave(report("shop", 300));
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < 30; i++) {
                    reports.leave(report("shop", 300));
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        while (writer.isAlive()) {
            assertThat(matrix().failed()).isFalse();
        }
        writer.join();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void unusableFilesAreToldAndTheRestShown() throws Exception {
        new ReportFolder(folder).leave(report("shop", 2));
        Files.writeString(folder.resolve("half.json"), "{\"format\": 1, \"clus");
        Files.write(folder.resolve("latin.json"), "{\"ü\": 1}".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("notes.txt"), "notes");
        Files.writeString(folder.resolve(".tmp"), "half");
        Files.createDirectory(folder.resolve("old.json"));
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("huge.json").toFile(), "rw")) {
            sparse.setLength(ReportFolder.LARGEST + 1L);
        }
        CommandRun run = CommandRun.of("matrix", folder.toString());

        assertThat(run.out())
                .contains("half.json ends too early, after 19 characters.", "latin.json is no UTF-8.")
                .contains("notes.txt is no file of reports.", "old.json is no file of reports.")
                .contains("huge.json cannot be read: it is larger than 64 MiB.")
                .contains("All 2 pairs ready")
                .doesNotContain(".tmp");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void pageIsWrittenAndNamed() throws Exception {
        new ReportFolder(folder.resolve("in")).leave(report("shop", 2));
        Path page = folder.resolve("matrix.html");
        CommandRun run = CommandRun.of("matrix", folder.resolve("in").toString(), "--html", page.toString());

        assertThat(run.out())
                .startsWith("Matrix of environment prod, 1 site, 2 clusters: OK")
                .endsWith("Web page: " + page + "\n");
        assertThat(Files.readString(page)).contains("<h1>All 2 pairs ready</h1>");
        assertThat(run.code()).isZero();
    }

    @Test
    void sitesAndEnvironmentOfTheCatalogAreExpected() throws Exception {
        new ReportFolder(folder.resolve("in")).leave(report("shop", 2));
        Path catalog = Files.writeString(folder.resolve("portolan.yaml"), """
                environment: dev
                client-sites:
                  harbour: {name-server: bind, cidr-blocks: [192.168.7.0/24]}
                clusters:
                  local: {bootstrap-servers: "localhost:9092", security-protocol: PLAINTEXT}
                """);
        CommandRun run = CommandRun.of("matrix", folder.resolve("in").toString(), "--catalog", catalog.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Matrix of environment dev, 1 site, 1 cluster: FAILED, 1 of 1 pair not reported")
                .contains("shop@host.json has clusters of environment prod, and this matrix is of environment dev.")
                .contains("harbour\nage of the report  not reported");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void clusterWhoseRoleASiteLacksIsNotUsed() throws Exception {
        new ReportFolder(folder.resolve("in")).leave(report("shop", 2));
        Path catalog = Files.writeString(folder.resolve("portolan.yaml"), """
                environment: prod
                service-vpcs:
                  us-east-2: {cidr-blocks: [10.20.0.0/16], inbound-resolvers: [10.20.1.53, 10.20.2.53]}
                roles:
                  zero: {chain: ["arn:aws:iam::222222222222:role/zero"]}
                  one: {chain: ["arn:aws:iam::222222222222:role/one"]}
                clusters:
                  cluster-0: {region: us-east-2, cluster-name: zero, role: zero}
                  cluster-1: {region: us-east-2, cluster-name: one, role: one}
                client-sites:
                  shop:
                    name-server: bind
                    cidr-blocks: [192.168.7.0/24]
                    identities: ["arn:aws:iam::333333333333:role/shop"]
                    roles: [zero, one]
                  harbour:
                    name-server: bind
                    cidr-blocks: [192.168.8.0/24]
                    identities: ["arn:aws:iam::444444444444:role/harbour"]
                    roles: [one]
                """);
        CommandRun run = CommandRun.of("matrix", folder.resolve("in").toString(), "--catalog", catalog.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(
                        "Matrix of environment prod, 2 sites, 2 clusters: FAILED, 1 of 3 pairs not reported, 1 more")
                .containsPattern("cluster-0 \\(us-east-2\\) +not used +ok\n");
    }

    @Test
    void emptySiteIsBadInput() {
        CommandRun run = CommandRun.of("matrix", folder.toString(), "--sites", "shop,,stock");
        assertThat(run.err()).contains("Invalid value for option '--sites': a name is empty");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void missingFolderIsBadInput() {
        CommandRun run = CommandRun.of("matrix", folder.resolve("none").toString());
        assertThat(run.err())
                .isEqualTo("portolan: Cannot read the reports in " + folder.resolve("none")
                        + ": There is no such folder.\n");
        assertThat(run.code()).isEqualTo(2);
    }

    private SiteMatrix matrix() throws Exception {
        SiteMatrix.Builder matrix = SiteMatrix.builder();
        new ReportFolder(folder).addTo(matrix);
        return matrix.build(now);
    }

    private SiteReport report(String site, int clusters) {
        List<PreflightReport> reports = Stream.iterate(0, number -> number + 1)
                .limit(clusters)
                .map(number -> new PreflightReport(
                        "cluster-" + number,
                        "us-east-2",
                        "prod",
                        Duration.ZERO,
                        List.of(new StageReport(Stage.TCP, false, Duration.ZERO, List.of()))))
                .toList();
        return SiteReport.of(site, "host", now, PreflightReports.of(reports));
    }
}
