package io.portolan.testkit.aws;

/** Why an AWS service refuses a call. The same cause has one code in the query protocol and another in JSON. */
enum AwsError {
    UNSIGNED("MissingAuthenticationToken", 403, "MissingAuthenticationTokenException", 403),
    INCOMPLETE_SIGNATURE("IncompleteSignature", 400, "IncompleteSignatureException", 403),
    UNKNOWN_KEY("InvalidClientTokenId", 403, "UnrecognizedClientException", 403),
    EXPIRED_TOKEN("ExpiredToken", 403, "ExpiredTokenException", 403),
    /** The token of a web identity has expired. */
    STALE_TOKEN("ExpiredTokenException", 400, "ExpiredTokenException", 400),
    /** The provider has not issued this token of a web identity. */
    FORGED_TOKEN("InvalidIdentityToken", 400, "UnrecognizedClientException", 403),
    BAD_SIGNATURE("SignatureDoesNotMatch", 403, "InvalidSignatureException", 403),
    /** No policy allows the call. */
    DENIED("AccessDenied", 403, "AccessDeniedException", 403),
    /** The resource belongs to another account. */
    FORBIDDEN("AccessDenied", 403, "ForbiddenException", 403),
    INVALID("ValidationError", 400, "BadRequestException", 400),
    UNKNOWN_OPERATION("InvalidAction", 400, "UnknownOperationException", 404),
    NOT_FOUND("NoSuchEntity", 404, "NotFoundException", 404),
    THROTTLED("Throttling", 400, "TooManyRequestsException", 429),
    FAILED("InternalFailure", 500, "InternalServerErrorException", 500),
    UNAVAILABLE("ServiceUnavailable", 503, "ServiceUnavailableException", 503);

    private final String queryCode;
    private final int queryStatus;
    private final String jsonCode;
    private final int jsonStatus;

    AwsError(String queryCode, int queryStatus, String jsonCode, int jsonStatus) {
        this.queryCode = queryCode;
        this.queryStatus = queryStatus;
        this.jsonCode = jsonCode;
        this.jsonStatus = jsonStatus;
    }

    /** As most services of the query protocol write it. */
    ErrorCode query() {
        return new ErrorCode(queryCode, queryStatus);
    }

    /** As most services that speak JSON write it. */
    ErrorCode json() {
        return new ErrorCode(jsonCode, jsonStatus);
    }
}
