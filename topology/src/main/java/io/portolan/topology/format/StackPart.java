package io.portolan.topology.format;

import io.portolan.topology.plan.PlannedStack;
import software.amazon.awssdk.regions.Region;

/**
 * A stack, or what has to wait for other stacks that wait for it.
 *
 * @param stack the stack
 * @param step how many other steps it waits for
 */
record StackPart(PlannedStack stack, int step) {

    /** Such as {@code 222222222222-us-east-2}. */
    String fileName() {
        return stack.account() + "-" + stack.region().map(Region::id).orElse("global")
                + (step == 0 ? "" : "-" + ordinal());
    }

    /** Such as {@code account 222222222222, us-east-2}. */
    String words() {
        return "account " + stack.account() + ", "
                + stack.region().map(Region::id).orElse("IAM") + (step == 0 ? "" : ", " + ordinal() + " step");
    }

    private String ordinal() {
        return switch (step) {
            case 1 -> "second";
            case 2 -> "third";
            default -> (step + 1) + "th";
        };
    }
}
