package io.portolan.testkit.stack;

/**
 * Names a resource of a stack. Immutable and thread-safe.
 *
 * @param account the account of the stack
 * @param region the region of the stack. Empty for a stack of IAM resources.
 * @param logicalId the resource's name in the template
 */
public record StackResource(String account, String region, String logicalId) {

    /** In the form that messages have. */
    @Override
    public String toString() {
        return logicalId + " of stack " + account + (region.isEmpty() ? "" : "/" + region);
    }
}
