package io.portolan.testkit.aws;

import java.time.Instant;

/**
 * One call that an endpoint received.
 *
 * @param at by the estate's clock, when the answer was ready
 * @param region of the endpoint
 * @param operation such as {@code sts:AssumeRole}
 * @param resource the role or cluster that the call was about, empty if none
 * @param caller ARN of who signed it, empty if the signature was not verified
 * @param outcome {@code OK}, the error's code, or {@code dropped}
 */
public record Call(Instant at, String region, String operation, String resource, String caller, String outcome) {}
