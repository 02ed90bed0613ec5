package io.portolan.topology.view;

import java.util.List;

/**
 * What AWS RAM says of an account's region. Immutable and thread-safe.
 *
 * @param shares the account's own shares
 * @param invitations the invitations that it has got
 */
public record ShareView(Viewed<List<FoundShare>> shares, Viewed<List<FoundInvitation>> invitations) {}
