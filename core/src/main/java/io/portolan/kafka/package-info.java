/**
 * Which client configuration? The only stage that knows kafka-clients. It has two layers: the properties ({@code ClientConfig},
 * and {@code ServerlessProfile} for what MSK Serverless needs); what Kafka calls while it authenticates
 * ({@code IamCallbackHandler}).
 *
 * <p>Not API, but for {@code IamCallbackHandler}, whose name stands in Kafka properties. Start with
 * {@link io.portolan.kafka.ClientConfig} and {@link io.portolan.kafka.IamCallbackHandler}.
 */
@NullMarked
package io.portolan.kafka;

import org.jspecify.annotations.NullMarked;
