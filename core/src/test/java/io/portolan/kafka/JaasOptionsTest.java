package io.portolan.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.PortolanException;
import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link JaasOptions} writes comes back through Kafka's own parser of {@code sasl.jaas.config}. */
class JaasOptionsTest {

    private static final Map<String, String> SETTINGS = Map.of("portolan.b", "x,y~z=1", "portolan.a", "é \"");

    @Test
    void textIsSortedAndReadable() {
        assertThat(JaasOptions.write(SETTINGS))
                .isEqualTo(
                        "io.portolan.kafka.IamLogin required" + " portolan.a=\"%C3%A9%20%22\" portolan.b=\"x,y~z=1\";");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                ";,=&%\"'",
                "a b+c~d",
                "//x",
                "/*x*/",
                "ключ 鍵 🔑",
                "",
                " ",
                "\n\t\\",
                "1.5",
                "%2C",
                "$x{}"
            })
    void everyValueSurvivesKafkasParser(String value) {
        Map<String, String> settings = Map.of("portolan.value", value);

        assertThat(JaasOptions.read(Map.of(), parse(JaasOptions.write(settings))))
                .isEqualTo(settings);
    }

    @Test
    void keysOfOlderVersionsAreUnderstood() {
        Map<String, Object> keys = Map.of("portolan.c", "100%", "acks", "all", "portolan.approval", new Object());

        assertThat(JaasOptions.read(keys, parse(JaasOptions.write(SETTINGS))))
                .containsAllEntriesOf(SETTINGS)
                .containsEntry("portolan.c", "100%")
                .hasSize(3);
    }

    @Test
    void loginModuleOfOlderVersionsIsUnderstood() {
        String older = JaasOptions.write(SETTINGS)
                .replace("io.portolan.kafka.IamLogin", "software.amazon.msk.auth.iam.IAMLoginModule");

        assertThat(JaasOptions.read(Map.of(), parse(older))).isEqualTo(SETTINGS);
    }

    @Test
    void contradictionIsRefusedWithoutTheValues() {
        List<AppConfigurationEntry> jaas = parse(JaasOptions.write(SETTINGS));

        assertThat(JaasOptions.read(Map.of("portolan.b", "x,y~z=1"), jaas)).isEqualTo(SETTINGS);
        assertThatThrownBy(() -> JaasOptions.read(Map.of("portolan.b", "hunter2"), jaas))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("portolan.b contradicts the option of that name")
                .hasMessageNotContainingAny("hunter2", "x,y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${file:/x:y}", "%zz", "%"})
    void changedOptionIsRefused(String text) {
        List<AppConfigurationEntry> jaas =
                parse("io.portolan.kafka.IamLogin required portolan.role-chain=\"" + text + "\";");

        assertThatThrownBy(() -> JaasOptions.read(Map.of(), jaas))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("portolan.role-chain");
    }

    @Test
    void placeholderIsNotWritten() {
        assertThatThrownBy(() -> JaasOptions.write(Map.of("portolan.role-chain", "x~external-id=${ID}")))
                .isInstanceOf(PortolanException.class)
                .hasMessageContaining("portolan.role-chain")
                .hasMessageNotContaining("external-id");
    }

    @Test
    void eightKibibytesAreTheLimit() {
        int frame = JaasOptions.write(Map.of("portolan.a", "")).length();
        String longest = "x".repeat(8 * 1024 - frame);

        assertThat(JaasOptions.read(Map.of(), parse(JaasOptions.write(Map.of("portolan.a", longest)))))
                .containsEntry("portolan.a", longest);
        assertThatThrownBy(() -> JaasOptions.write(Map.of("portolan.a", longest + "x")))
                .isInstanceOf(PortolanException.class)
                .hasMessageContaining("8193 characters");
        assertThatThrownBy(() -> JaasOptions.read(
                        Map.of(),
                        parse("io.portolan.kafka.IamLogin required portolan.a=\"" + "x".repeat(8200) + "\";")))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void optionsOfOtherModulesAreLeftAlone() {
        assertThat(JaasOptions.read(Map.of(), parse("org.example.Module required portolan.a=\"x\" b=\"%zz\";")))
                .isEmpty();
    }

    private static List<AppConfigurationEntry> parse(String text) {
        return JaasContext.loadClientContext(Map.of("sasl.jaas.config", new Password(text)))
                .configurationEntries();
    }
}
