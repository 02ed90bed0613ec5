package io.portolan.testkit.aws;

import java.util.Map;
import java.util.Optional;

/** The errors that a service writes otherwise than most services of its protocol. */
final class ServiceErrors {

    /** With JSON 1.1 every mistake of a caller has the same status. */
    private static final Map<AwsError, ErrorCode> ROUTE53_RESOLVER = Map.of(
            AwsError.UNSIGNED, new ErrorCode("MissingAuthenticationTokenException", 400),
            AwsError.UNKNOWN_KEY, new ErrorCode("UnrecognizedClientException", 400),
            AwsError.EXPIRED_TOKEN, new ErrorCode("ExpiredTokenException", 400),
            AwsError.BAD_SIGNATURE, new ErrorCode("InvalidSignatureException", 400),
            AwsError.DENIED, new ErrorCode("AccessDeniedException", 400),
            AwsError.INVALID, new ErrorCode("InvalidParameterException", 400),
            AwsError.NOT_FOUND, new ErrorCode("ResourceNotFoundException", 400),
            AwsError.UNKNOWN_OPERATION, new ErrorCode("UnknownOperationException", 400),
            AwsError.THROTTLED, new ErrorCode("ThrottlingException", 400),
            AwsError.FAILED, new ErrorCode("InternalServiceErrorException", 500));

    private static final Map<AwsError, ErrorCode> RAM = Map.of(
            AwsError.INVALID, new ErrorCode("InvalidParameterException", 400),
            AwsError.NOT_FOUND, new ErrorCode("UnknownResourceException", 400),
            AwsError.THROTTLED, new ErrorCode("ThrottlingException", 429),
            AwsError.FAILED, new ErrorCode("ServerInternalException", 500));

    private static final Map<AwsError, ErrorCode> ROUTE53_PROFILES = Map.of(
            AwsError.INVALID, new ErrorCode("ValidationException", 400),
            AwsError.NOT_FOUND, new ErrorCode("ResourceNotFoundException", 404),
            AwsError.THROTTLED, new ErrorCode("ThrottlingException", 429),
            AwsError.FAILED, new ErrorCode("InternalServiceErrorException", 500));

    private static final Map<AwsError, ErrorCode> EC2 = Map.of(
            AwsError.UNKNOWN_KEY, new ErrorCode("AuthFailure", 401),
            AwsError.BAD_SIGNATURE, new ErrorCode("AuthFailure", 401),
            AwsError.EXPIRED_TOKEN, new ErrorCode("RequestExpired", 400),
            AwsError.DENIED, new ErrorCode("UnauthorizedOperation", 403),
            AwsError.INVALID, new ErrorCode("InvalidParameterValue", 400),
            AwsError.THROTTLED, new ErrorCode("RequestLimitExceeded", 503),
            AwsError.FAILED, new ErrorCode("InternalError", 500),
            AwsError.UNAVAILABLE, new ErrorCode("Unavailable", 503));

    private static final Map<AwsError, ErrorCode> IAM = Map.of(AwsError.FAILED, new ErrorCode("ServiceFailure", 500));

    private static final Map<AwsService, Map<AwsError, ErrorCode>> BY_SERVICE = Map.of(
            AwsService.ROUTE53_RESOLVER, ROUTE53_RESOLVER,
            AwsService.RAM, RAM,
            AwsService.ROUTE53_PROFILES, ROUTE53_PROFILES,
            AwsService.EC2, EC2,
            AwsService.IAM, IAM);

    private ServiceErrors() {}

    static Optional<ErrorCode> find(AwsService service, AwsError error) {
        return Optional.ofNullable(BY_SERVICE.getOrDefault(service, Map.of()).get(error));
    }
}
