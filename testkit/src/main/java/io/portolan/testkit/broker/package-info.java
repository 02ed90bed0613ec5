/**
 * Which brokers run behind a cluster of the estate? They are real Kafka brokers that speak {@code AWS_MSK_IAM}.
 *
 * <p>This package is internal to the testkit. It is public only because {@code io.portolan.testkit} composes it and Kafka
 * makes some of its classes by name. Start with {@link io.portolan.testkit.broker.LocalKafka} and
 * {@link io.portolan.testkit.broker.LocalKafkaSpec}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.testkit.broker;

import org.jspecify.annotations.NullMarked;
