/**
 * Which client configuration? This is the only stage that knows kafka-clients. It has two layers. The first one is the
 * properties ({@code ClientConfig}, with {@code ServerlessProfile} for MSK Serverless, and {@code JaasOptions} for what
 * the second layer needs). The second one is what Kafka calls while it authenticates. {@code IamCallbackHandler} stands for
 * the identity. {@code GuardProvider} makes the SASL clients, and {@code SigningGuard} decides before each signature.
 *
 * {@code ClusterWatch} and {@code WatchedSslEngines} watch which cluster a running client meets, if the catalog has a
 * {@code cluster-id}. {@code WatchedCluster} is what they share with the guard.
 *
 * <p>Not API, except the names of these two, of {@code IamCallbackHandler} and of {@code IamLogin}. They appear in Kafka properties. Start with
 * {@link io.portolan.kafka.ClientConfig} and {@link io.portolan.kafka.IamCallbackHandler}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.kafka;

import org.jspecify.annotations.NullMarked;
