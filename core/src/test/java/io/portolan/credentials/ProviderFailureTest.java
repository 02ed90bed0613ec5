package io.portolan.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * What a {@link BaseProvider} says when the SDK's providers have no credentials. {@link DefaultChain} tells them one by
 * one, and {@link ProviderAdvice} finds the fix.
 */
@Timeout(60)
class ProviderFailureTest {

    @TempDir
    Path folder;

    private final IdentityRegistry registry = new IdentityRegistry(new TestClock().timing());

    @AutoClose
    private final SystemProperties properties = new SystemProperties();

    @BeforeEach
    void hideThisHost() throws IOException {
        Path config = Files.writeString(folder.resolve("config"), """
                [profile login]
                login_session = arn:aws:iam::111111111111:user/x
                [profile sso]
                sso_session = s
                sso_account_id = 111111111111
                sso_role_name = x
                [sso-session s]
                sso_region = us-east-2
                sso_start_url = https://corp.example
                [profile process]
                credential_process = /bin/sh -c "echo no ticket >&2; exit 3"
                [profile bare-key]
                credential_process = /bin/echo wJalrXUtn
                [profile unquoted]
                credential_process = /bin/echo '{"Version": 1, "AccessKeyId": "AKIA1", "SecretAccessKey": wJalrXUtn}'
                [profile mistaken]
                credential_process = /bin/echo '{"Version": "wJalrXUtn"}'
                [profile one]
                role_arn = arn:aws:iam::111111111111:role/x
                source_profile = two
                [profile two]
                role_arn = arn:aws:iam::111111111111:role/x
                source_profile = one
                [profile token]
                role_arn = arn:aws:iam::111111111111:role/x
                web_identity_token_file = /none/token
                region = us-east-2
                [profile half]
                aws_access_key_id = AKIAHALF
                """);
        properties.set(Map.of(
                "aws.configFile",
                config.toString(),
                "aws.sharedCredentialsFile",
                folder.resolve("none").toString(),
                "aws.region",
                "us-east-2",
                "aws.disableEc2Metadata",
                "true"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "login | the 'signin' service module must be on the class path | Add software.amazon.awssdk:signin",
                "sso | the 'sso' service module must be on the class path | Add software.amazon.awssdk:sso and ssooidc",
                "process | Command returned non-zero exit value (3) with error message: no ticket | Run the profile's credential_process",
                "one | Circular relationship detected | Let the last source_profile of the circle",
                "token | The file /none/token does not exist. | Mount the token",
                "half | 'aws_secret_access_key' was not configured for 'half' | Add the profile",
                "nobody | Profile file contained no credentials for profile 'nobody' | Add the profile",
            })
    void fixIsThatOfTheKind(String profile, String seen, String fix) {
        Finding finding = failure(BaseIdentity.profile(profile));

        assertThat(finding.seen()).contains(seen).doesNotContain("ProfileFile(").doesNotContain("\n");
        assertThat(finding.fix()).startsWith(fix);
    }

    /** A parser quotes what it cannot read, and a command may print a key without quotes. */
    @ParameterizedTest
    @ValueSource(strings = {"bare-key", "unquoted", "mistaken"})
    void printedSecretsAreNotQuoted(String profile) {
        properties.set(Map.of("aws.profile", profile));
        for (BaseIdentity base : List.of(BaseIdentity.profile(profile), BaseIdentity.defaultChain())) {
            assertThat(exception(base, null))
                    .hasMessageContaining("Failed to refresh process-based credentials.")
                    .hasStackTraceContaining("BASE_IDENTITY_UNAVAILABLE")
                    .extracting(ProviderFailureTest::stackTrace, STRING)
                    .doesNotContain("wJalr");
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void chainHasOneLineForEachProvider() {
        assertThat(failure(BaseIdentity.defaultChain()).seen().lines())
                .containsExactly(
                        "system properties: not set",
                        "environment variables: not set",
                        "web identity: not set",
                        "profile: not set",
                        "container: not set",
                        "instance profile: IMDS credentials have been disabled by environment variable or system property.");
    }

    @Test
    void configuredProviderComesFirst() {
        properties.set(Map.of("aws.profile", "process"));
        Finding finding = failure(BaseIdentity.defaultChain());

        assertThat(finding.seen().lines())
                .hasSize(6)
                .first()
                .isEqualTo(
                        "profile (process): Failed to refresh"
                                + " process-based credentials. Command returned non-zero exit value (3) with error message: no ticket");
        assertThat(finding.fix()).startsWith("Run the profile's credential_process");
    }

    @Test
    void missingTokenOfAServiceAccountIsNamed() {
        properties.set(Map.of("aws.webIdentityTokenFile", "/none/token", "aws.roleArn", SampleChains.HUB));
        for (boolean own : new boolean[] {false, true}) {
            Finding finding = failure(BaseIdentity.defaultChain(), own ? "http://127.0.0.1:9" : null);

            assertThat(finding.seen().lines())
                    .first()
                    .isEqualTo("web identity (/none/token): The file /none/token does not exist.");
            assertThat(finding.fix()).startsWith("Mount the token");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[profile x]\n  region = us-east-2", "[profile x]\nregion us-east-2"})
    void brokenConfigurationFileIsNamed(String text) throws IOException {
        Path config = Files.writeString(folder.resolve("broken"), text);
        properties.set(Map.of("aws.configFile", config.toString()));
        for (BaseIdentity base : List.of(BaseIdentity.profile("x"), BaseIdentity.defaultChain())) {
            Finding finding = failure(base);

            assertThat(finding.seen()).contains("on line 2");
            assertThat(finding.fix()).startsWith("Correct that line in " + config + " and ");
        }
    }

    /** It is ignored there, because only the sections of the other file begin with the word. */
    @Test
    void sectionOfTheOtherFileIsExplained() throws IOException {
        Path credentials = Files.writeString(folder.resolve("credentials"), "[profile x]\naws_access_key_id = AKIA");
        properties.set(Map.of("aws.sharedCredentialsFile", credentials.toString()));

        assertThat(failure(BaseIdentity.profile("x")).fix())
                .contains(credentials.toString(), "[profile x] of the first file and [x] of the second");
    }

    /** The module that says so is not on this class path. */
    @Test
    void ssoSessionWithABlankIsExplained() {
        RuntimeException failure =
                new IllegalArgumentException("Sso-session section not found with sso-session title one two.");

        assertThat(ProviderAdvice.fix(failure, false).orElseThrow()).contains("a name without blanks and quotes");
    }

    @Test
    void tokenWithoutARoleNamesTheVariable() {
        properties.set(Map.of("aws.webIdentityTokenFile", "/none/token"));

        assertThat(failure(BaseIdentity.defaultChain()).fix()).startsWith("Set AWS_ROLE_ARN beside");
    }

    @Test
    void unreadableTokenIsNoNetworkFault() {
        properties.set(Map.of("aws.webIdentityTokenFile", folder.toString(), "aws.roleArn", SampleChains.HUB));
        RuntimeException denied = new UncheckedIOException(new AccessDeniedException("/var/run/token"));

        assertThat(failure(BaseIdentity.defaultChain()).fix()).startsWith("Correct the path of the file");
        assertThat(ProviderAdvice.fix(denied, false))
                .hasValueSatisfying(fix -> assertThat(fix).contains("fsGroup"));
        assertThat(FailureText.of(denied)).isEqualTo("This process may not read /var/run/token.");
    }

    /** What STS says of tokens. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Token expired: current date/time 1795800000 must be before the expiration date/time 1795790000 | Mount the token",
                "1 validation error detected: Value '' at 'webIdentityToken' failed to satisfy constraint | Let the file",
                "No OpenIDConnect provider found in your account for https://oidc.eks.example | Create the OIDC provider",
            })
    void refusedTokenHasItsOwnFix(String message, String fix) {
        RuntimeException failure = StsException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ValidationError")
                        .errorMessage(message)
                        .build())
                .build();

        assertThat(ProviderAdvice.fix(failure, false).orElseThrow()).startsWith(fix);
    }

    @Test
    void routeOfAServiceAccountNamesTheSetting() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "token");
        properties.set(Map.of(
                "aws.webIdentityTokenFile",
                token.toString(),
                "aws.roleArn",
                SampleChains.HUB,
                "aws.endpointUrlSts",
                "http://127.0.0.1:9"));
        Finding finding = failure(BaseIdentity.defaultChain());

        assertThat(finding.seen()).startsWith("web identity (").contains("Connection refused");
        assertThat(finding.fix()).contains("set endpoints.sts in the catalog");
    }

    @Test
    void orderIsThatOfTheSdk() {
        String sdk = String.valueOf(catchThrowable(
                        () -> DefaultCredentialsProvider.builder().build().resolveCredentials())
                .getMessage());
        Matcher names =
                Pattern.compile("[\\[ ](\\w+)CredentialsProvider\\(").matcher(sdk.substring(0, sdk.indexOf(" : [")));

        assertThat(names.results().map(name -> name.group(1)))
                .containsExactly(
                        "SystemProperty",
                        "EnvironmentVariable",
                        "WebIdentityTokenFile",
                        "Profile",
                        "Container",
                        "InstanceProfile");
    }

    private Finding failure(BaseIdentity base) {
        return failure(base, null);
    }

    private Finding failure(BaseIdentity base, @Nullable String endpoint) {
        return exception(base, endpoint).findings().get(0);
    }

    private PortolanException exception(BaseIdentity base, @Nullable String endpoint) {
        ClientIdentity identity = new ClientIdentity(
                base, Optional.empty(), Region.US_EAST_2, endpoint == null ? null : URI.create(endpoint));
        try (CredentialsLease lease = registry.lease(identity)) {
            PortolanException failure = catchThrowableOfType(PortolanException.class, lease::resolveCredentials);
            assertThat(failure.has(Code.BASE_IDENTITY_UNAVAILABLE)).isTrue();
            return failure;
        }
    }
}
