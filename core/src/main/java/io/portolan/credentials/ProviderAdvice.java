package io.portolan.credentials;

import io.portolan.aws.RefusedSettingException;
import io.portolan.runtime.CauseChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What to do about a provider of the SDK that is configured and fails. */
final class ProviderAdvice {

    private static final String LOG_IN = "Log in again, as in aws sso login --profile <profile>.";

    /** The fixes by what the SDK says. The first that fits counts. */
    private static final List<Map.Entry<String, String>> BY_TEXT = List.of(
            Map.entry(
                    "'signin' service module",
                    "Add software.amazon.awssdk:signin to the class path. A login of aws login needs it. Then log in again."),
            Map.entry("'sso' service module", "Add software.amazon.awssdk:sso and ssooidc to the class path."),
            Map.entry(
                    "Sso-session section not found",
                    "Give the sso-session section a name without blanks and quotes, and write it after sso_session."),
            Map.entry(
                    "Token expired: current date/time",
                    "Mount the token that Kubernetes renews (a projected volume), no copy of it. Check this host's clock too."),
            Map.entry(
                    "at 'webIdentityToken' failed",
                    "Let the file of AWS_WEB_IDENTITY_TOKEN_FILE hold the token of the service account. It is empty, or cut off."),
            Map.entry(
                    "No OpenIDConnect provider found",
                    "Create the OIDC provider of the Kubernetes cluster in IAM of the account that has the role."),
            Map.entry("SSO", LOG_IN),
            Map.entry("Token is expired", LOG_IN),
            Map.entry("aws sso login", LOG_IN),
            Map.entry(
                    "process-based credentials",
                    "Run the profile's credential_process by hand on this host, and correct what it says."),
            Map.entry(
                    "Circular relationship",
                    "Let the last source_profile of the circle have credentials or a credential_source."),
            Map.entry(
                    "AWS_ROLE_ARN or",
                    "Set AWS_ROLE_ARN beside AWS_WEB_IDENTITY_TOKEN_FILE. EKS sets both if the service account has the"
                            + " annotation eks.amazonaws.com/role-arn."));

    private ProviderAdvice() {}

    /**
     * The fix by the kind of the failure. Empty if the failure says nothing of its kind.
     *
     * @param ownSts whether the catalog has an endpoint of STS, which the SDK's profiles do not use
     */
    static Optional<String> fix(Throwable failure, boolean ownSts) {
        String text = FailureText.of(failure);
        for (Map.Entry<String, String> known : BY_TEXT) {
            if (text.contains(known.getKey())) {
                return Optional.of(known.getValue());
            }
        }
        Optional<String> ofFile = file(failure, text);
        if (ofFile.isPresent()) {
            return ofFile;
        }
        return CauseChain.find(failure, AwsServiceException.class).isPresent()
                ? Optional.of("Correct what the answer names. A trust policy has to admit the identity that asked.")
                : network(failure, ownSts);
    }

    /** The fix of what a file says, or of a file that cannot be read. */
    private static Optional<String> file(Throwable failure, String text) {
        if (text.startsWith("Expected ") && text.contains(" on line ")) {
            return Optional.of("Correct that line in " + RefusedSettingException.files()
                    + ". A line that begins with a blank continues the line above it.");
        }
        if (text.contains("contained no credentials for profile")) {
            return Optional.of(
                    "Add the profile to " + RefusedSettingException.files()
                            + ", or log in to it. Profile x is the section [profile x] of the first file and [x] of the second.");
        }
        if (CauseChain.contains(failure, NoSuchFileException.class)) {
            return Optional.of(
                    "Mount the token of the service account into this process, or correct the path of the file.");
        }
        if (CauseChain.contains(failure, AccessDeniedException.class)) {
            return Optional.of(
                    "Let the user of this process read the file. On Kubernetes, set fsGroup or runAsUser in the"
                            + " securityContext of the pod.");
        }
        return CauseChain.contains(failure, UncheckedIOException.class)
                ? Optional.of("Correct the path of the file, so that it names a file that this process can read.")
                : Optional.empty();
    }

    private static Optional<String> network(Throwable failure, boolean ownSts) {
        if (!CauseChain.contains(failure, IOException.class)) {
            return Optional.empty();
        }
        return Optional.of(
                ownSts
                        ? "Check the route to the endpoint. Profiles do not use endpoints.sts of the catalog. Set AWS_ENDPOINT_URL_STS"
                                + " for them."
                        : "Check the route to the endpoint. Where STS has an interface endpoint of another name, set endpoints.sts in"
                                + " the catalog, or AWS_ENDPOINT_URL_STS for profiles.");
    }
}
