package io.portolan.testkit.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** STS in version 2011-06-15 with the query protocol. Its answers are XML. */
final class StsApi implements AwsApi {

    private static final QueryReply REPLY = new QueryReply("https://sts.amazonaws.com/doc/2011-06-15/");

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

    /** Whatever has no other service's version, so that a call without one gets an answer too. */
    @Override
    public boolean isAsked(HttpRequest request) {
        return request.path().equals("/");
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
            case "sts:GetCallerIdentity" -> REPLY.ok("GetCallerIdentity", identity(caller));
            default ->
                throw new AwsDenied(
                        AwsError.UNKNOWN_OPERATION,
                        "Could not find operation " + operation.name() + " for version 2011-06-15");
        };
    }

    @Override
    public HttpReply refuse(AwsDenied denied) {
        return REPLY.refuse(denied, AwsService.STS);
    }

    private static HttpReply assumed(AwsOperation operation, AwsKey key) {
        String credentials = AnswerXml.element(
                "Credentials",
                AnswerXml.text("AccessKeyId", key.id()),
                AnswerXml.text("SecretAccessKey", key.secret()),
                AnswerXml.text("SessionToken", Optional.ofNullable(key.token()).orElseThrow()),
                AnswerXml.text(
                        "Expiration",
                        key.caller().expiry().truncatedTo(ChronoUnit.MILLIS).toString()));
        String user = AnswerXml.element(
                "AssumedRoleUser",
                AnswerXml.text("AssumedRoleId", userId(key.caller())),
                AnswerXml.text("Arn", key.caller().arn()));
        return REPLY.ok(operation.name().replace("sts:", ""), credentials + user);
    }

    private static String identity(Caller caller) {
        return AnswerXml.text("Arn", caller.arn())
                + AnswerXml.text("UserId", userId(caller))
                + AnswerXml.text("Account", caller.account());
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
}
