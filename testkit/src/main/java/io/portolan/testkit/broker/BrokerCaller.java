package io.portolan.testkit.broker;

import java.time.Instant;

/**
 * Whom a signed payload proved to be.
 *
 * @param arn the role's ARN ({@code arn:aws:iam::…:role/…}), or the user's for long-lived keys; it becomes the principal
 * @param sessionName the role session's name, empty for users; it must stay the same when a connection re-authenticates
 * @param expiry when the credentials end; {@link Instant#MAX} when they do not
 */
public record BrokerCaller(String arn, String sessionName, Instant expiry) {}
