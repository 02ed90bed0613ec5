package io.portolan.testkit.aws;

import java.util.Map;

/** Writes the answers of a service that speaks the query protocol as STS and IAM do. */
final class QueryReply {

    private final String namespace;

    QueryReply(String namespace) {
        this.namespace = namespace;
    }

    /** An answer to an operation without its prefix, such as {@code GetRole}. */
    HttpReply ok(String operation, String content) {
        String requestId = AwsApi.requestId();
        String metadata = AnswerXml.element("ResponseMetadata", AnswerXml.text("RequestId", requestId));
        String body = AnswerXml.element(operation + "Result", content) + metadata;
        return document(200, operation + "Response", body, requestId);
    }

    HttpReply refuse(AwsDenied denied, AwsService service) {
        int status = denied.status(service);
        String error = AnswerXml.element(
                "Error",
                AnswerXml.text("Type", status < 500 ? "Sender" : "Receiver"),
                AnswerXml.text("Code", denied.code(service)),
                AnswerXml.text("Message", String.valueOf(denied.getMessage())));
        String requestId = AwsApi.requestId();
        return document(status, "ErrorResponse", error + AnswerXml.text("RequestId", requestId), requestId);
    }

    private HttpReply document(int status, String root, String content, String requestId) {
        Map<String, String> headers = Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId);
        return new HttpReply(status, headers, AnswerXml.document(root, namespace, content));
    }
}
