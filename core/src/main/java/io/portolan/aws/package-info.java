/**
 * How are AWS services called, and what do their errors mean? It has three layers: how clients are built and requests signed
 * ({@code AwsClients}); how each call is reported ({@code AwsCalls}); what an answer says, of an error ({@code AwsError}) or of
 * the clock ({@code ClockDriftMonitor}). {@code HostRegion} knows where this host runs.
 *
 * <p>Not API. Start with {@link io.portolan.aws.AwsCalls} and {@link io.portolan.aws.AwsError}.
 */
@NullMarked
package io.portolan.aws;

import org.jspecify.annotations.NullMarked;
