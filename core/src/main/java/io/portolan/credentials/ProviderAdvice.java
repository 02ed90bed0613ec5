package io.portolan.credentials;

import io.portolan.runtime.CauseChain;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What to do about a provider of the SDK that is configured and fails. */
final class ProviderAdvice {

    private ProviderAdvice() {}

    /**
     * The fix by the kind of the failure. Empty if the failure says nothing of its kind.
     *
     * @param ownSts whether the catalog has an endpoint of STS, which the SDK's profiles do not use
     */
    static Optional<String> fix(Throwable failure, boolean ownSts) {
        String text = FailureText.of(failure);
        if (text.contains("'signin' service module")) {
            return Optional.of(
                    "Add software.amazon.awssdk:signin to the class path. A login of aws login needs it. Then log in again.");
        }
        if (text.contains("'sso' service module")) {
            return Optional.of("Add software.amazon.awssdk:sso and ssooidc to the class path.");
        }
        if (text.contains("SSO") || text.contains("Token is expired") || text.contains("aws sso login")) {
            return Optional.of("Log in again, as in aws sso login --profile <profile>.");
        }
        if (text.contains("process-based credentials")) {
            return Optional.of("Run the profile's credential_process by hand on this host, and correct what it says.");
        }
        if (text.contains("Circular relationship")) {
            return Optional.of("Let the last source_profile of the circle have credentials or a credential_source.");
        }
        if (CauseChain.contains(failure, NoSuchFileException.class)) {
            return Optional.of(
                    "Mount the token of the service account into this process, or correct the path of the file.");
        }
        return CauseChain.find(failure, AwsServiceException.class).isPresent()
                ? Optional.of("Correct what the answer names. A trust policy has to admit the identity that asked.")
                : network(failure, ownSts);
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
