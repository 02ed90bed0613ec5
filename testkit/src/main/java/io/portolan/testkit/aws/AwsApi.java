package io.portolan.testkit.aws;

import java.util.UUID;

/** One service behind an endpoint. */
interface AwsApi {

    AwsService service();

    /** What is asked, known before anything is checked, so that it can be counted. */
    Operation operation(HttpRequest request);

    HttpReply answer(Operation operation, HttpRequest request, Caller caller) throws AwsDenied;

    HttpReply refuse(AwsDenied denied);

    static String requestId() {
        return UUID.randomUUID().toString();
    }
}
