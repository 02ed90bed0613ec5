package io.portolan.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.LocalMsk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link TracedApplication} logs everything at TRACE, except what two loggers of the AWS SDK log below INFO. */
class SecretsInLogsTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Test
    void noLoggerWritesASecret(@TempDir Path folder) throws Exception {
        try (LocalMsk msk = ResilienceEstate.start(Duration.ofMinutes(1))) {
            Path catalog = ResilienceEstate.catalog(msk, folder.resolve("portolan.yaml"), "{policy: off}");
            msk.faults().aws().deny("sts:AssumeRole", ResilienceEstate.role(msk.cluster("payments")));
            String output;
            try (ChildJvm application = ChildJvm.startTraced(
                    ResilienceEstate.site(msk), TracedApplication.class, line -> {}, catalog.toString())) {
                output = application.awaitOutput(TracedApplication.END, TIMEOUT).output();
            }
            Collection<String> secrets = msk.iam().issuedSecrets();
            assertThat(secrets).hasSizeGreaterThan(3);
            assertThat(output).contains("TRACE org.apache.kafka", "ROLE_NOT_ASSUMABLE");
            assertThat(SecretSearch.of(secrets).findIn(Map.of("the log", output)))
                    .isEmpty();
        }
    }

    @Test
    void loggersOfSecretsAreDocumented() throws Exception {
        assertThat(Files.readString(Path.of("../SECURITY.md"))).contains(ChildJvm.SECRET_LOGGERS);
    }
}
