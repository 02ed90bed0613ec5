package io.portolan.diagnosis;

import java.time.Duration;

/**
 * One attempt of a call to AWS that has ended. A value without secrets.
 *
 * @param service {@code sts} or {@code kafka} (the MSK API)
 * @param operation the name that AWS gives it, such as {@code AssumeRole} or {@code GetBootstrapBrokers}
 * @param region the id of the region that was asked, such as {@code us-east-2}
 * @param subject the ARN of the role to assume or the cluster's logical name
 * @param outcome how it ended
 * @param duration the time from the request to its answer or to the end of the wait
 */
public record RemoteCall(
        String service, String operation, String region, String subject, Outcome outcome, Duration duration) {

    /** How a call ended. */
    public enum Outcome {
        /** Answered as asked. */
        SUCCESS,
        /** Refused for now because of too many calls. */
        THROTTLED,
        /** Refused to this caller with HTTP 401 or 403. */
        DENIED,
        /** No answer in time or a fault of the service (HTTP 5xx). */
        UNAVAILABLE,
        /** Refused for another reason with any other HTTP 4xx. */
        REJECTED
    }
}
