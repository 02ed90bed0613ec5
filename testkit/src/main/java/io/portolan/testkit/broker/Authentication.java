package io.portolan.testkit.broker;

/**
 * One attempt to authenticate at a broker. The connection is new or re-authenticates.
 *
 * @param node the broker's id
 * @param principal the ARN that the caller has proved. Empty if it has proved none.
 * @param denial the true reason why the broker denied it. Empty if the broker accepted it.
 */
public record Authentication(int node, String principal, String denial) {
    /** Whether the broker accepted the caller. */
    public boolean accepted() {
        return denial.isEmpty();
    }
}
