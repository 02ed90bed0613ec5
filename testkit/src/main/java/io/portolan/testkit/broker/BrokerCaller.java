package io.portolan.testkit.broker;

import java.time.Instant;

/**
 * The caller whose identity a signed payload proves.
 *
 * @param arn the ARN of the role. For a long-lived key it is the ARN of the user. It becomes the principal.
 * @param sessionName the name of the role session. It must not change when a connection re-authenticates. Empty for users.
 * @param expiry when the credentials expire. {@link Instant#MAX} means never.
 */
public record BrokerCaller(String arn, String sessionName, Instant expiry) {}
