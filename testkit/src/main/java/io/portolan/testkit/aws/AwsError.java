package io.portolan.testkit.aws;

/** Why an AWS service refuses a call. The same cause has one code in STS and another in the MSK API. */
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

    private final String stsCode;
    private final int stsStatus;
    private final String kafkaCode;
    private final int kafkaStatus;

    AwsError(String stsCode, int stsStatus, String kafkaCode, int kafkaStatus) {
        this.stsCode = stsCode;
        this.stsStatus = stsStatus;
        this.kafkaCode = kafkaCode;
        this.kafkaStatus = kafkaStatus;
    }

    String code(AwsService service) {
        return service == AwsService.STS ? stsCode : kafkaCode;
    }

    int status(AwsService service) {
        return service == AwsService.STS ? stsStatus : kafkaStatus;
    }
}
