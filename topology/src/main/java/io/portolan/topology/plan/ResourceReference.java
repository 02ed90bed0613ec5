package io.portolan.topology.plan;

/** A resource that another one needs. */
public sealed interface ResourceReference {

    /**
     * A resource that the estate already has.
     *
     * @param id its id, such as {@code sg-0a1b2c3d4e5f60718}
     */
    record Existing(String id) implements ResourceReference {}

    /**
     * A resource of the same plan.
     *
     * @param stack where it is made
     * @param name its {@link PlannedResource#name} there
     */
    record Planned(PlannedStack stack, String name) implements ResourceReference {}
}
