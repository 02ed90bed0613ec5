package io.portolan.testkit.stack;

/**
 * A type of resource that stacks can make.
 *
 * @param name such as {@code AWS::IAM::Role}
 * @param shape what its properties must look like
 * @param maker what the service does with them
 */
record ResourceType(String name, ValueShape shape, ResourceMaker maker) {

    /** The service behind a type. */
    @FunctionalInterface
    interface ResourceMaker {

        /** Makes a resource, or throws an {@link IllegalArgumentException} with what the service would say. */
        CreatedResource make(ResourceRequest request);
    }
}
