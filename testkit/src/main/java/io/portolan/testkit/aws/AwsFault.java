package io.portolan.testkit.aws;

/** How a service can misbehave. */
public enum AwsFault {
    /** STS: 400 {@code Throttling}; MSK API: 429 {@code TooManyRequestsException}. */
    THROTTLED(AwsError.THROTTLED, "Rate exceeded"),
    /** 500, an internal failure. */
    FAILING(AwsError.FAILED, "We encountered an internal error. Please try again."),
    /** 503, service unavailable. */
    UNAVAILABLE(AwsError.UNAVAILABLE, "The service is temporarily unavailable."),
    /** The connection is closed without an answer. (The JDK's HTTP client repeats such a call once by itself.) */
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
