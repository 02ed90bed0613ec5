package io.portolan.topology.view;

/**
 * An invitation to a share, in the account that it is for. Immutable and thread-safe.
 *
 * @param id its ARN
 * @param shareId the ARN of the share
 * @param status {@code PENDING} or {@code ACCEPTED} or {@code REJECTED} or {@code EXPIRED}
 */
public record FoundInvitation(String id, String shareId, String status) implements FoundResource {}
