/**
 * The AWS side of a local estate: who is there, who may become whom, and the two APIs that tell.
 *
 * <p>Internal to the testkit: public only so that {@code LocalMsk} can compose it; it may change without notice. Start
 * with {@link io.portolan.testkit.aws.Iam}, the accounts, roles, keys and sessions of one estate, and
 * {@link io.portolan.testkit.aws.AwsEndpoint}, one region's STS and MSK API. Signatures are verified with code
 * of its own, independent of the AWS SDK's signer.
 */
@NullMarked
package io.portolan.testkit.aws;

import org.jspecify.annotations.NullMarked;
