package io.portolan.testkit.aws;

import java.util.Optional;
import java.util.UUID;

/** One service behind an endpoint. */
interface AwsApi {

    AwsService service();

    /** Whether a request is for this service. The host does not say it, because all services have the same one. */
    boolean isAsked(HttpRequest request);

    /** The operation of a request. It is known before any check, so every call can be counted. */
    AwsOperation operation(HttpRequest request);

    /** The verified caller of an operation that needs no signature. Empty if the operation must be signed. */
    default Optional<Caller> unsigned(AwsOperation operation, HttpRequest request) throws AwsDenied {
        return Optional.empty();
    }

    /** The region that calls of an endpoint in a region are signed for. */
    default String signingRegion(String region) {
        return region;
    }

    /** What a policy must allow the operation for. It is {@code *} if the operation has no resource. */
    default String policyResource(AwsOperation operation, Caller caller) {
        return operation.resource().isEmpty() ? "*" : operation.resource();
    }

    HttpReply answer(AwsOperation operation, HttpRequest request, Caller caller) throws AwsDenied;

    HttpReply refuse(AwsDenied denied);

    static String requestId() {
        return UUID.randomUUID().toString();
    }
}
