package io.portolan.testkit.aws;

import java.time.Instant;

/**
 * One call that an endpoint received.
 *
 * @param at when the answer was ready by the estate's clock
 * @param region the endpoint's region
 * @param operation such as {@code sts:AssumeRole}
 * @param resource the ARN of the role or cluster. Empty if the operation has none.
 * @param caller the ARN of the verified caller. Empty if the caller was not verified.
 * @param outcome {@code OK} or the error's code. It is {@code dropped} if there was no answer.
 */
public record Call(Instant at, String region, String operation, String resource, String caller, String outcome) {}
