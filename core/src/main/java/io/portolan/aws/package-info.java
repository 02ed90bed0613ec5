/**
 * How are AWS services called, and what do their errors mean? What {@code credentials} and {@code brokers} share.
 *
 * <p>Not API. Start with {@link io.portolan.aws.AwsCalls}, which reports each call, and {@link io.portolan.aws.AwsError}.
 */
@NullMarked
package io.portolan.aws;

import org.jspecify.annotations.NullMarked;
