package io.portolan.testkit.aws;

import java.util.Optional;
import java.util.UUID;

/** One service behind an endpoint. */
interface AwsApi {

    AwsService service();

    /** The operation of a request. It is known before any check, so every call can be counted. */
    AwsOperation operation(HttpRequest request);

    /** The verified caller of an operation that needs no signature. Empty if the operation must be signed. */
    default Optional<Caller> unsigned(AwsOperation operation, HttpRequest request) throws AwsDenied {
        return Optional.empty();
    }

    HttpReply answer(AwsOperation operation, HttpRequest request, Caller caller) throws AwsDenied;

    HttpReply refuse(AwsDenied denied);

    static String requestId() {
        return UUID.randomUUID().toString();
    }
}
