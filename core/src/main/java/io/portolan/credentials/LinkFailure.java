package io.portolan.credentials;

import java.util.regex.Pattern;

/** Why one provider of the default chain gives no credentials. */
record LinkFailure(ChainLink link, RuntimeException failure) {

    /** What the SDK says of a provider for which nothing is configured. */
    private static final Pattern NOT_CONFIGURED = Pattern.compile("Unable to load credentials from system settings"
            + "|Either the environment variable AWS_WEB_IDENTITY_TOKEN_FILE"
            + "|Profile file contained no credentials"
            + "|Cannot fetch credentials from container - neither");

    /** Whether this host has a setting for it. The default profile has none, but it may exist. */
    boolean isConfigured() {
        return link.setting().isPresent() || !(isSilent() || isInstance());
    }

    /** The provider and its failure on one line. */
    String describe() {
        String setting = link.setting().map(value -> " (" + value + ")").orElse("");
        return link.name() + setting + ": " + (isConfigured() || isInstance() ? FailureText.of(failure) : "not set");
    }

    private boolean isSilent() {
        return NOT_CONFIGURED.matcher(String.valueOf(failure.getMessage())).lookingAt();
    }

    /** Each host is asked whether it is an EC2 instance. */
    private boolean isInstance() {
        return link.name().equals(DefaultChain.INSTANCE);
    }
}
