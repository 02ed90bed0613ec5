/**
 * Whose identity, by which role chain? The only place that talks to STS.
 *
 * <p>Start with {@link io.portolan.credentials.ClientIdentity}, who to be, and
 * {@link io.portolan.credentials.CredentialsLease}, a share in the one provider of that identity in this JVM.
 */
@NullMarked
package io.portolan.credentials;

import org.jspecify.annotations.NullMarked;
