package io.portolan.testkit.estate;

/** The state of a Route 53 Profile, of one of its resources or of its association. */
public enum ProfileStatus {
    /** It works. */
    COMPLETE,
    /** It is being made. */
    CREATING,
    /** It is being changed. It still works. */
    UPDATING,
    /** It is being deleted. */
    DELETING,
    /** It is deleted. */
    DELETED,
    /** It could not be made. */
    FAILED
}
