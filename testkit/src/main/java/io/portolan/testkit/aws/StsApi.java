package io.portolan.testkit.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** STS in version 2011-06-15 with the query protocol. Its answers are XML. */
final class StsApi implements AwsApi {

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private static final String WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";

    private final Iam iam;
    private final AssumeRole assumeRole;

    StsApi(Iam iam) {
        this.iam = iam;
        assumeRole = new AssumeRole(iam);
    }

    @Override
    public AwsService service() {
        return AwsService.STS;
    }

    @Override
    public AwsOperation operation(HttpRequest request) {
        SortedMap<String, String> form = QueryParameters.parse(request.body());
        return new AwsOperation("sts:" + form.getOrDefault("Action", "?"), form.getOrDefault("RoleArn", ""));
    }

    @Override
    public Optional<Caller> unsigned(AwsOperation operation, HttpRequest request) throws AwsDenied {
        if (!operation.name().equals(WEB_IDENTITY)) {
            return Optional.empty();
        }
        String token = QueryParameters.parse(request.body()).getOrDefault("WebIdentityToken", "");
        return Optional.of(iam.webIdentity().verify(token));
    }

    @Override
    public HttpReply answer(AwsOperation operation, HttpRequest request, Caller caller) throws AwsDenied {
        return switch (operation.name()) {
            case "sts:AssumeRole", WEB_IDENTITY ->
                assumed(operation, assumeRole.open(operation, QueryParameters.parse(request.body()), caller));
            case "sts:GetCallerIdentity" -> result("GetCallerIdentity", identity(caller));
            default ->
                throw new AwsDenied(
                        AwsError.UNKNOWN_OPERATION,
                        "Could not find operation " + operation.name() + " for version 2011-06-15");
        };
    }

    @Override
    public HttpReply refuse(AwsDenied denied) {
        int status = denied.error().status(AwsService.STS);
        String error = StsXml.element(
                "Error",
                StsXml.text("Type", status < 500 ? "Sender" : "Receiver"),
                StsXml.text("Code", denied.code()),
                StsXml.text("Message", String.valueOf(denied.getMessage())));
        String requestId = AwsApi.requestId();
        return document(status, "ErrorResponse", error + StsXml.text("RequestId", requestId), requestId);
    }

    private static HttpReply assumed(AwsOperation operation, AwsKey key) {
        String credentials = StsXml.element(
                "Credentials",
                StsXml.text("AccessKeyId", key.id()),
                StsXml.text("SecretAccessKey", key.secret()),
                StsXml.text("SessionToken", Optional.ofNullable(key.token()).orElseThrow()),
                StsXml.text(
                        "Expiration",
                        key.caller().expiry().truncatedTo(ChronoUnit.MILLIS).toString()));
        String user = StsXml.element(
                "AssumedRoleUser",
                StsXml.text("AssumedRoleId", userId(key.caller())),
                StsXml.text("Arn", key.caller().arn()));
        return result(operation.name().replace("sts:", ""), credentials + user);
    }

    private static String identity(Caller caller) {
        return StsXml.text("Arn", caller.arn())
                + StsXml.text("UserId", userId(caller))
                + StsXml.text("Account", caller.account());
    }

    /** A user or role always has the same id as in AWS. */
    private static String userId(Caller caller) {
        String owner = caller.roleArn() == null ? caller.arn() : caller.roleArn();
        String id = UUID.nameUUIDFromBytes(owner.getBytes(UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 17);
        return caller.roleArn() == null ? "AIDA" + id : "AROA" + id + ":" + caller.sessionName();
    }

    private static HttpReply result(String operation, String content) {
        String requestId = AwsApi.requestId();
        String metadata = StsXml.element("ResponseMetadata", StsXml.text("RequestId", requestId));
        String body = StsXml.element(operation + "Result", content) + metadata;
        return document(200, operation + "Response", body, requestId);
    }

    private static HttpReply document(int status, String root, String content, String requestId) {
        Map<String, String> headers = Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId);
        return new HttpReply(status, headers, StsXml.document(root, NAMESPACE, content));
    }
}
