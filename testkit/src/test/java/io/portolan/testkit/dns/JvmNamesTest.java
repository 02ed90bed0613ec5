package io.portolan.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link JvmNames} lets this JVM see the names of estates. */
class JvmNamesTest {

    @Test
    void jvmNamesFollowSeveralEstates() throws Exception {
        JvmNames.prepare();
        InetAddress one = InetAddress.getByName("127.203.0.1");
        InetAddress two = InetAddress.getByName("127.203.0.2");
        JvmNames.put("first", Map.of("a.portolan.test", List.of(one, two)));
        JvmNames.put("second", Map.of("b.portolan.test", List.of(two)));
        assertThat(InetAddress.getAllByName("a.portolan.test")).containsExactlyInAnyOrder(one, two);
        assertThat(InetAddress.getAllByName("b.portolan.test")).containsExactly(two);
        assertThat(InetAddress.getAllByName("localhost")).allMatch(InetAddress::isLoopbackAddress);
        assertThat(InetAddress.getLocalHost().getHostAddress())
                .as("this host knows itself")
                .isNotEmpty();

        JvmNames.put("first", Map.of("a.portolan.test", List.of(two)));
        assertThat(InetAddress.getAllByName("a.portolan.test")).containsExactly(two);

        JvmNames.remove("first");
        assertThatThrownBy(() -> InetAddress.getAllByName("a.portolan.test")).isInstanceOf(UnknownHostException.class);
        assertThat(InetAddress.getAllByName("b.portolan.test")).containsExactly(two);
        JvmNames.remove("second");
    }

    @Test
    void foreignLinesOfAHostsFileStay(@TempDir Path dir) throws Exception {
        Path path = dir.resolve("hosts");
        Files.writeString(path, "10.0.0.1 printer\n127.1.1.1 old.portolan.test # portolan\n");
        new HostsFile(path).write(Map.of("a.portolan.test", List.of(InetAddress.getByName("127.203.0.1"))));
        assertThat(Files.readString(path))
                .startsWith("10.0.0.1 printer\n127.0.0.1 localhost # portolan\n")
                .contains("127.203.0.1 a.portolan.test # portolan\n")
                .doesNotContain("old.portolan.test");
    }
}
