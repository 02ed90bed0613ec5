/**
 * How are AWS services called, and what do their errors mean? It has three layers. The first one builds clients and signs
 * requests ({@code AwsClients}). The second one reports each call ({@code AwsCalls}). The third one reads errors
 * ({@code AwsError}, {@code ClientFault}) and the clock of AWS ({@code ClockDriftMonitor}). {@code HostRegion} knows where this host runs.
 *
 * <p>Not API. Start with {@link io.portolan.aws.AwsCalls} and {@link io.portolan.aws.AwsError}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.aws;

import org.jspecify.annotations.NullMarked;
