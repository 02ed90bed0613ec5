package io.portolan.cli;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment of a command that gets its credentials from an endpoint. No variable leads AWS's SDKs to another identity.
 * The null device stands for the files of the AWS configuration, which are empty so.
 */
final class CommandEnvironment {

    private static final String EMPTY_FILE =
            ProcessBuilder.Redirect.DISCARD.file().getPath();

    private static final String LOOPBACK = "127.0.0.1";

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

    /** The variables of the JVM, and those by which scripts hand options on to it. */
    private static final Pattern OPTIONS = Pattern.compile("(?:.*_)?(?:OPTS|OPTIONS|ARGS|FLAGS)");

    private CommandEnvironment() {}

    /** Changes an inherited environment. */
    static void apply(
            Map<String, String> environment, CredentialsServer endpoint, String region, String bootstrapServers) {
        environment.keySet().removeAll(OTHER_IDENTITIES);
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint.uri().toString());
        environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", endpoint.token());
        environment.put("AWS_CONFIG_FILE", EMPTY_FILE);
        environment.put("AWS_SHARED_CREDENTIALS_FILE", EMPTY_FILE);
        environment.put("BOTO_CONFIG", EMPTY_FILE);
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_REGION", region);
        environment.put("AWS_DEFAULT_REGION", region);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        passByProxies(environment);
    }

    /** A proxy must not get the token. Programs read one of these variables, so one that is missing is as the other. */
    private static void passByProxies(Map<String, String> environment) {
        String upper = environment.getOrDefault("NO_PROXY", environment.getOrDefault("no_proxy", ""));
        String lower = environment.getOrDefault("no_proxy", upper);
        environment.put("NO_PROXY", withLoopback(upper));
        environment.put("no_proxy", withLoopback(lower));
    }

    private static String withLoopback(String hosts) {
        return switch (hosts.strip()) {
            case "" -> LOOPBACK;
            case "*" -> hosts; // all hosts, but only if it stands alone
            default -> hosts + "," + LOOPBACK;
        };
    }

    /**
     * Checks an environment before anything is done for it.
     *
     * @throws PortolanException with {@code OVERRIDE_REFUSED} if options of Java name another identity
     */
    static void requireNoIdentity(Map<String, String> environment) {
        environment.forEach(CommandEnvironment::requireNoIdentity);
    }

    private static void requireNoIdentity(String variable, String value) {
        if (!OPTIONS.matcher(variable).matches()) {
            return;
        }
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
}
