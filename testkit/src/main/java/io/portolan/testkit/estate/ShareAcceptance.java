package io.portolan.testkit.estate;

/** What an account has done with a share of AWS RAM. */
public enum ShareAcceptance {
    /** It is in the owner's organization, so it needs no invitation. */
    ORGANIZATION("", "ASSOCIATED"),
    /** It has not answered its invitation. */
    PENDING("PENDING", "ASSOCIATING"),
    /** It has accepted its invitation. */
    ACCEPTED("ACCEPTED", "ASSOCIATED"),
    /** It has rejected its invitation. */
    REJECTED("REJECTED", "FAILED"),
    /** It has let its invitation expire. */
    EXPIRED("EXPIRED", "FAILED");

    private final String invitation;
    private final String association;

    ShareAcceptance(String invitation, String association) {
        this.invitation = invitation;
        this.association = association;
    }

    /** Whether the account may use what is shared. */
    public boolean isAccepted() {
        return this == ORGANIZATION || this == ACCEPTED;
    }

    /** Whether the account got an invitation. */
    public boolean isInvited() {
        return this != ORGANIZATION;
    }

    /** The state of the invitation as RAM writes it. */
    public String invitation() {
        return invitation;
    }

    /** The state of the account's association with the share as RAM writes it. */
    public String association() {
        return association;
    }
}
