package io.portolan.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link CacheFolder} finds the folder that the operating system has for this user. */
class CacheFolderTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Linux,      /home/app,  XDG_CACHE_HOME=/var/cache/app,  /var/cache/app/portolan",
                "Linux,      /home/app,  XDG_CACHE_HOME=relative,        /home/app/.cache/portolan",
                "Linux,      /home/app,  A=b,                            /home/app/.cache/portolan",
                "FreeBSD,    /home/app,  A=b,                            /home/app/.cache/portolan",
                "Linux,      ?,          A=b,                            -",
                "Linux,      '',         XDG_CACHE_HOME=' ',             -",
                "Mac OS X,   /Users/app, XDG_CACHE_HOME=/var/cache/app,  /Users/app/Library/Caches/portolan",
                "Windows 11, /home/app,  LOCALAPPDATA=/Local,            /Local/portolan",
                "Windows 11, /home/app,  A=b,                            -",
            })
    void eachSystemHasItsOwn(String system, String home, String variable, @Nullable String expected) {
        String[] pair = variable.split("=", 2);

        assertThat(CacheFolder.of(system, home, Map.of(pair[0], pair[1])))
                .isEqualTo(Optional.ofNullable(expected).map(Path::of));
    }
}
