/**
 * Whose identity, by which role chain? The only place that talks to STS. It has four layers: leases, which share one provider for
 * each identity ({@code IdentityRegistry}, {@code SharedResources}); the links of a chain ({@code BaseCredentials},
 * {@code AssumedRole}); the session of a link and when it is refreshed ({@code SessionHolder}, {@code SessionRefresher}); the
 * calls of STS and what their failures mean ({@code AssumeRoleCall}, {@code StsRefusal}, {@code StsOutage}).
 *
 * <p>Start with {@link io.portolan.credentials.ClientIdentity}, who to be, and
 * {@link io.portolan.credentials.CredentialsLease}, a share in the one provider of that identity in this JVM. Not API: all but
 * {@code BaseIdentity}.
 */
@NullMarked
package io.portolan.credentials;

import org.jspecify.annotations.NullMarked;
