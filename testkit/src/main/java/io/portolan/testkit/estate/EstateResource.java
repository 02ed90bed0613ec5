package io.portolan.testkit.estate;

/** A resource of an account. Its record is immutable and is replaced as a whole. */
public interface EstateResource {

    /** Its id, or its ARN if AWS gives it no id. No other resource has the same one. */
    String id();

    /** The account that owns it and its region. */
    EstatePlace place();

    /** The account that owns it. */
    default String account() {
        return place().account();
    }

    /** Its region. Empty for IAM. */
    default String region() {
        return place().region();
    }
}
