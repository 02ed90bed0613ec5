package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.diagnosis.PortolanException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void configurationFilesAreEmptyAndDeleted() throws Exception {
        Map<String, String> environment = new HashMap<>();
        try (CommandEnvironment made = CommandEnvironment.create();
                CredentialsServer server = server()) {
            made.apply(environment, server, "us-east-2", "boot:9098");
            assertThat(Path.of(environment.get("AWS_CONFIG_FILE"))).isEmptyFile();
            assertThat(Path.of(environment.get("AWS_SHARED_CREDENTIALS_FILE"))).isEmptyFile();
        }
        assertThat(Path.of(environment.get("AWS_CONFIG_FILE")).getParent()).doesNotExist();
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
        assertThatThrownBy(() -> applied(Map.of("JAVA_TOOL_OPTIONS", options)))
                .isInstanceOf(PortolanException.class)
                .hasMessageContaining("OVERRIDE_REFUSED  environment variable JAVA_TOOL_OPTIONS")
                .hasMessageContaining("the option -Daws.")
                .hasMessageNotContaining("HOSTILE")
                .hasMessageNotContaining("hostile");
    }

    @Test
    void otherOptionsOfJavaStay() throws Exception {
        assertThat(applied(Map.of("JAVA_TOOL_OPTIONS", "-Daws.disableEc2Metadata=true")))
                .containsEntry("JAVA_TOOL_OPTIONS", "-Daws.disableEc2Metadata=true");
    }

    private static Map<String, String> applied(Map<String, String> inherited) throws Exception {
        Map<String, String> environment = new HashMap<>(inherited);
        try (CommandEnvironment made = CommandEnvironment.create();
                CredentialsServer server = server()) {
            made.apply(environment, server, "us-east-2", "boot:9098");
        }
        return environment;
    }

    private static CredentialsServer server() throws Exception {
        return CredentialsServer.start(AnonymousCredentialsProvider.create(), System.err);
    }
}
