package io.portolan.topology.format;

import io.portolan.topology.plan.PlannedStack;
import software.amazon.awssdk.regions.Region;

/**
 * A stack, or what has to wait for other stacks that wait for it.
 *
 * @param stack the stack
 * @param second whether this is what waits
 */
record StackPart(PlannedStack stack, boolean second) {

    /** Such as {@code 222222222222-us-east-2}. */
    String fileName() {
        return stack.account() + "-" + stack.region().map(Region::id).orElse("global") + (second ? "-second" : "");
    }

    /** Such as {@code account 222222222222, us-east-2}. */
    String words() {
        return "account " + stack.account() + ", "
                + stack.region().map(Region::id).orElse("IAM") + (second ? ", second step" : "");
    }
}
