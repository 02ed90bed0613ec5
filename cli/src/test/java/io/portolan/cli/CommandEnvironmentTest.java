package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.PortolanException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** {@link CommandEnvironment} leaves no way to another identity. */
class CommandEnvironmentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_ACCESS_KEY_ID",
                "AWS_SECRET_ACCESS_KEY",
                "AWS_SESSION_TOKEN",
                "AWS_PROFILE",
                "AWS_DEFAULT_PROFILE",
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                "AWS_ROLE_ARN",
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                "AWS_ACCESS_KEY",
                "AWS_SECRET_KEY",
                "AWS_SECURITY_TOKEN",
                "AMAZON_ACCESS_KEY_ID",
                "AWS_CREDENTIAL_FILE",
                "AWS_CREDENTIAL_PROFILES_FILE"
            })
    void otherIdentityIsRemoved(String variable) throws Exception {
        assertThat(applied(Map.of(variable, "hostile", "PATH", "/bin")))
                .doesNotContainKey(variable)
                .containsEntry("PATH", "/bin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_CONFIG_FILE",
                "AWS_SHARED_CREDENTIALS_FILE",
                "BOTO_CONFIG",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                "AWS_EC2_METADATA_DISABLED",
                "AWS_REGION",
                "AWS_DEFAULT_REGION",
                "KAFKA_BOOTSTRAP_SERVERS"
            })
    void otherSettingIsReplaced(String variable) throws Exception {
        assertThat(applied(Map.of(variable, "hostile")).get(variable))
                .isNotNull()
                .isNotEqualTo("hostile");
    }

    @Test
    void configurationFilesAreEmptyAndNotMade() throws Exception {
        assertThat(applied(Map.of()))
                .containsEntry("AWS_CONFIG_FILE", "/dev/null")
                .containsEntry("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    }

    @ParameterizedTest
    @CsvSource({
        "NO_PROXY, '', 127.0.0.1, 127.0.0.1",
        "NO_PROXY, .corp, '.corp,127.0.0.1', '.corp,127.0.0.1'",
        "no_proxy, .corp, '.corp,127.0.0.1', '.corp,127.0.0.1'",
        "no_proxy, *, *, *"
    })
    void proxiesDoNotGetTheToken(String variable, String hosts, String upper, String lower) throws Exception {
        assertThat(applied(Map.of(variable, hosts)))
                .containsEntry("NO_PROXY", upper)
                .containsEntry("no_proxy", lower);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xmx1g -Daws.accessKeyId=AKIAHOSTILE",
                "-Daws.profile=hostile",
                "'-Daws.sharedCredentialsFile=/tmp/hostile'",
                "-Daws.containerCredentialsPath=/hostile"
            })
    void identityInOptionsOfJavaIsRefused(String options) {
        assertThatThrownBy(() -> CommandEnvironment.requireNoIdentity(Map.of("JAVA_TOOL_OPTIONS", options)))
                .isInstanceOf(PortolanException.class)
                .hasMessageContaining("OVERRIDE_REFUSED  environment variable JAVA_TOOL_OPTIONS")
                .hasMessageContaining("the option -Daws.")
                .hasMessageNotContaining("HOSTILE")
                .hasMessageNotContaining("hostile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_JAVA_OPTIONS", "MAVEN_OPTS", "JVM_ARGS", "JAVA_OPTS", "JVM_FLAGS", "OPTS"})
    void identityInOptionsOfScriptsIsRefused(String variable) {
        assertThatThrownBy(() -> CommandEnvironment.requireNoIdentity(Map.of(variable, "-Daws.profile=hostile")))
                .hasMessageContaining("OVERRIDE_REFUSED  environment variable " + variable);
    }

    @ParameterizedTest
    @CsvSource({"JAVA_TOOL_OPTIONS, -Daws.disableEc2Metadata=true", "NOTES, see -Daws.profile=x in docs"})
    void otherOptionsAndTextsStay(String variable, String value) throws Exception {
        CommandEnvironment.requireNoIdentity(Map.of(variable, value));
        assertThat(applied(Map.of(variable, value))).containsEntry(variable, value);
    }

    private static Map<String, String> applied(Map<String, String> inherited) throws Exception {
        Map<String, String> environment = new HashMap<>(inherited);
        try (CredentialsServer server = server()) {
            CommandEnvironment.apply(environment, server, "us-east-2", "boot:9098");
        }
        return environment;
    }

    private static CredentialsServer server() throws Exception {
        return CredentialsServer.start(AnonymousCredentialsProvider.create(), System.err);
    }
}
