package io.portolan;

import static io.portolan.OrdersEstate.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.Site;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link Cluster#clientConfig()} and {@link Portolan} in other JVMs. One has core's run-time dependencies alone. Another
 * has only the strings of a client configuration.
 */
class ClientProcessTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(OrdersEstate.oneCluster());

    @TempDir
    Path folder;

    @Test
    void coreRunsOnItsRuntimeDependenciesAlone(LocalMsk msk) throws Exception {
        String output =
                ClientProcess.run(msk.site("shop"), ClientProcess.FromCatalog.class.getName(), msk.catalog("shop"));
        assertThat(output).contains("offset 0").endsWith("exit 0").doesNotContain("NoClassDefFoundError");
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(CLIENT);
    }

    @Test
    void clientConfigWorksInAnotherJvm(LocalMsk msk) throws Exception {
        Properties strings = new Properties();
        asDefaultIdentity(msk.site("shop"), () -> {
            try (Portolan portolan = Portolan.open(OrdersEstate.catalog(msk, text -> text))) {
                portolan.cluster("orders").clientConfig().forEach((name, value) -> strings.put(name, (String) value));
            }
        });
        Path file = folder.resolve("client.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            strings.store(writer, null);
        }
        assertThat(Files.readString(file))
                .doesNotContain(msk.site("shop").credentials().secretAccessKey());
        msk.calls().reset();
        msk.cluster("orders").kafka().forgetAuthentications();

        String output = ClientProcess.run(msk.site("shop"), ClientProcess.FromStrings.class.getName(), file);
        assertThat(output).contains("offset 0", "offset 1", "threads []").endsWith("exit 0");
        assertThat(msk.cluster("orders").seenPrincipals()).containsExactly(CLIENT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void firstThreadNeedsNoClassLoader(boolean warm, LocalMsk msk) throws Exception {
        String output = ClientProcess.run(
                msk.site("shop"), ClientProcess.FromBlindThread.class.getName(), msk.catalog("shop"), "-Dwarm=" + warm);
        assertThat(output).containsPattern("offset \\d+\noffset \\d+\nexit 0$");
    }

    /** The SDK's default chain reads the system properties of this JVM for a while. */
    private static void asDefaultIdentity(Site site, Runnable work) {
        System.setProperty("aws.accessKeyId", site.credentials().accessKeyId());
        System.setProperty("aws.secretAccessKey", site.credentials().secretAccessKey());
        try {
            work.run();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }
}
