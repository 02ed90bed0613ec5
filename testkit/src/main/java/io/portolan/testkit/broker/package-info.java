/**
 * Real Kafka brokers that speak {@code AWS_MSK_IAM}: what stands behind a cluster of the estate.
 *
 * <p>Internal to the testkit: public only for {@code io.portolan.testkit}, which composes it, and for Kafka, which makes
 * some of its classes by name. Start with {@link io.portolan.testkit.broker.LocalKafka} and
 * {@link io.portolan.testkit.broker.LocalKafkaSpec}.
 */
@NullMarked
package io.portolan.testkit.broker;

import org.jspecify.annotations.NullMarked;
