/**
 * What does AWS answer in a local estate? Here are its users and sessions and its APIs.
 *
 * <p>Start with {@link io.portolan.testkit.aws.Iam} and {@link io.portolan.testkit.aws.AwsEndpoint}. This package is internal
 * to the testkit and may change without notice. It is public only because {@code LocalMsk} composes it. It verifies
 * signatures with its own code, which is independent of the AWS SDK's signer.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.testkit.aws;

import org.jspecify.annotations.NullMarked;
