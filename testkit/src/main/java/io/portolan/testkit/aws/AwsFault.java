package io.portolan.testkit.aws;

/** How a service can misbehave. */
public enum AwsFault {
    /** STS: 400 {@code Throttling}; MSK API: 429 {@code TooManyRequestsException}. */
    THROTTLED,
    /** 500, an internal failure. */
    FAILING,
    /** 503, service unavailable. */
    UNAVAILABLE,
    /** The connection is closed without an answer. */
    DOWN
}
