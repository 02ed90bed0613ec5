package io.portolan.testkit.aws;

/** What can be wrong with a service. */
public enum AwsFault {
    /** STS answers 400 {@code Throttling}. The MSK API answers 429 {@code TooManyRequestsException}. */
    THROTTLED(AwsError.THROTTLED, "Rate exceeded"),
    /** The service answers 500 for an internal failure. */
    FAILING(AwsError.FAILED, "We encountered an internal error. Please try again."),
    /** The service answers 503 because it is unavailable. */
    UNAVAILABLE(AwsError.UNAVAILABLE, "The service is temporarily unavailable."),
    /** The service closes the connection without an answer. The JDK's HTTP client repeats such a call once by itself. */
    DOWN(AwsError.UNAVAILABLE, "");

    private final AwsError error;
    private final String message;

    AwsFault(AwsError error, String message) {
        this.error = error;
        this.message = message;
    }

    AwsDenied refusal() {
        return new AwsDenied(error, message);
    }
}
