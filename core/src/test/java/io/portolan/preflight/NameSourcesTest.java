package io.portolan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link NameSources} tell what a JVM asks in place of DNS. */
class NameSourcesTest {

    @Test
    void ordinaryJvmHasNoOtherSource() {
        NameSources sources = new NameSources(Optional.empty(), List.of());

        assertThat(sources.text()).isEmpty();
    }

    @Test
    void hostsFileIsTold() {
        NameSources sources = new NameSources(Optional.of("/opt/hosts"), List.of("com.example.Provider"));

        assertThat(sources.text())
                .isEqualTo(" This JVM reads all names from the file of -Djdk.net.hosts.file (/opt/hosts).");
    }

    @Test
    void providerIsTold() {
        NameSources sources = new NameSources(Optional.empty(), List.of("com.example.Provider"));

        assertThat(sources.text()).isEqualTo(" This JVM asks com.example.Provider and may keep answers there.");
    }
}
