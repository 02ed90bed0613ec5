package io.portolan.testkit.broker;

/**
 * One attempt to authenticate at a broker: a new connection's, or a re-authentication.
 *
 * @param node the broker's id
 * @param principal the ARN that the caller proved, empty if it proved none
 * @param denial the true reason why it was denied, empty if it was let in
 */
public record Authentication(int node, String principal, String denial) {
    /** Whether the caller was let in. */
    public boolean accepted() {
        return denial.isEmpty();
    }
}
