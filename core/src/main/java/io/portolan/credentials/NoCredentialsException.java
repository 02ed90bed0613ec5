package io.portolan.credentials;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No provider of the default chain has credentials. The message has one line for each, the configured ones first. */
final class NoCredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Optional<RuntimeException> configured;

    NoCredentialsException(List<LinkFailure> failures) {
        super(text(failures));
        this.configured = failures.stream()
                .filter(LinkFailure::isConfigured)
                .map(LinkFailure::failure)
                .findFirst();
    }

    /** The failure of the first provider that is configured on this host. */
    Optional<RuntimeException> configuredFailure() {
        return configured;
    }

    private static String text(List<LinkFailure> failures) {
        List<String> first = new ArrayList<>();
        List<String> last = new ArrayList<>();
        for (LinkFailure failure : failures) {
            (failure.isConfigured() ? first : last).add(failure.describe());
        }
        first.addAll(last);
        return String.join("\n", first);
    }
}
