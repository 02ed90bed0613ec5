/**
 * Whose identity, by which role chain? This is the only place that calls STS. It has four layers. Leases share one
 * provider for each identity ({@code IdentityRegistry}, {@code SharedResources}). The links of a chain are in
 * {@code BaseCredentials} and {@code AssumedRole}. The session of a link is kept and refreshed ({@code SessionHolder},
 * {@code SessionRefresher}). The last layer gets sessions and explains failures. {@code AssumeRoleCall} calls STS.
 * {@code BaseProvider} asks the SDK on other threads ({@code CredentialsThreads}), because a provider may hang.
 *
 * <p>Start with {@link io.portolan.credentials.ClientIdentity} and {@link io.portolan.credentials.CredentialsLease}. Only
 * {@code BaseIdentity} is API.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.credentials;

import org.jspecify.annotations.NullMarked;
