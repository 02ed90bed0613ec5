/**
 * Which client configuration? The only place that knows kafka-clients.
 *
 * <p>Start with {@link io.portolan.kafka.ClientConfig}.
 */
@NullMarked
package io.portolan.kafka;

import org.jspecify.annotations.NullMarked;
