package io.portolan.testkit.estate;

/** What the policies of a role say to an action. */
public enum PolicyDecision {
    /** A policy allows it and none denies it. */
    ALLOWED("allowed"),
    /** A policy denies it. */
    EXPLICIT_DENY("explicitDeny"),
    /** No policy allows it. */
    IMPLICIT_DENY("implicitDeny");

    private final String code;

    PolicyDecision(String code) {
        this.code = code;
    }

    /** How IAM writes it. */
    public String code() {
        return code;
    }
}
