package io.portolan.testkit.aws;

/**
 * What a call asks for.
 *
 * @param name begins with the service, for example {@code sts:AssumeRole}
 * @param resource the ARN of a role or cluster. Empty if the operation has none.
 */
record AwsOperation(String name, String resource) {

    AwsDenied denialFor(Caller caller, AwsError error) {
        if (caller.account().isEmpty()) {
            return new AwsDenied(error, "Not authorized to perform " + name);
        }
        return new AwsDenied(
                error, "User: " + caller.arn() + " is not authorized to perform: " + name + resourceSuffix(resource));
    }

    private static String resourceSuffix(String resource) {
        return resource.isEmpty() ? "" : " on resource: " + resource;
    }
}
