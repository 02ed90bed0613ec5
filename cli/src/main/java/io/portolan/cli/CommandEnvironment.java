package io.portolan.cli;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment of a command that gets its credentials from an endpoint. No variable leads AWS's SDKs to another identity.
 * Two empty files stand for the AWS configuration. They are deleted when this is closed.
 */
final class CommandEnvironment implements AutoCloseable {

    /** The variables by which SDKs find an identity before they ask the endpoint. */
    private static final Set<String> OTHER_IDENTITIES = Set.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_CREDENTIAL_EXPIRATION",
            "AWS_PROFILE",
            "AWS_DEFAULT_PROFILE",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AWS_ROLE_ARN",
            "AWS_ROLE_SESSION_NAME",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
            // Older SDKs and those of other languages.
            "AWS_ACCESS_KEY",
            "AWS_SECRET_KEY",
            "AWS_SECURITY_TOKEN",
            "AMAZON_ACCESS_KEY_ID",
            "AMAZON_SECRET_ACCESS_KEY",
            "AMAZON_SESSION_TOKEN",
            "AWS_CREDENTIAL_FILE",
            "AWS_CREDENTIAL_PROFILES_FILE");

    /** The SDK for Java reads these before the environment, from options such as {@code JAVA_TOOL_OPTIONS}. */
    private static final Pattern JAVA_IDENTITY =
            Pattern.compile("-Daws\\.(?:accessKeyId|secretAccessKey|secretKey|sessionToken|profile|configFile"
                    + "|sharedCredentialsFile|webIdentityTokenFile|roleArn|container\\w+)\\b");

    private final Path folder;
    private final Path config;
    private final Path keys;

    private CommandEnvironment(Path folder) throws IOException {
        this.folder = folder;
        this.config = Files.createFile(folder.resolve("config"));
        this.keys = Files.createFile(folder.resolve("credentials"));
    }

    static CommandEnvironment create() throws IOException {
        return new CommandEnvironment(Files.createTempDirectory("portolan-exec-"));
    }

    /**
     * Changes an inherited environment.
     *
     * @throws PortolanException with {@code OVERRIDE_REFUSED} if options of Java name another identity
     */
    void apply(Map<String, String> environment, CredentialsServer endpoint, String region, String bootstrapServers) {
        environment.forEach(CommandEnvironment::requireNoIdentity);
        environment.keySet().removeAll(OTHER_IDENTITIES);
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint.uri().toString());
        environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", endpoint.token());
        environment.put("AWS_CONFIG_FILE", config.toString());
        environment.put("AWS_SHARED_CREDENTIALS_FILE", keys.toString());
        environment.put("BOTO_CONFIG", config.toString());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_REGION", region);
        environment.put("AWS_DEFAULT_REGION", region);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    }

    private static void requireNoIdentity(String variable, String value) {
        Matcher option = JAVA_IDENTITY.matcher(value);
        if (option.find()) {
            throw new PortolanException(
                    "The command would have another identity",
                    Finding.about(Code.OVERRIDE_REFUSED, "environment variable " + variable)
                            .asked("an environment that names no AWS identity")
                            .seen("the option " + option.group())
                            .cause("The AWS SDK for Java takes this option before it asks for the cluster's session.")
                            .fix("Remove the option from " + variable + ".")
                            .build());
        }
    }

    @Override
    public void close() throws IOException {
        for (Path path : List.of(config, keys, folder)) {
            Files.deleteIfExists(path);
        }
    }
}
