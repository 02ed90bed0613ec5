package io.portolan.testkit.aws;

import java.util.Optional;
import java.util.UUID;

/** One service behind an endpoint. */
interface AwsApi {

    AwsService service();

    /** What is asked, known before anything is checked, so that it can be counted. */
    AwsOperation operation(HttpRequest request);

    /** The caller of an operation that is not signed, proven in its own way; empty if it must be signed. */
    default Optional<Caller> unsigned(AwsOperation operation, HttpRequest request) throws AwsDenied {
        return Optional.empty();
    }

    HttpReply answer(AwsOperation operation, HttpRequest request, Caller caller) throws AwsDenied;

    HttpReply refuse(AwsDenied denied);

    static String requestId() {
        return UUID.randomUUID().toString();
    }
}
