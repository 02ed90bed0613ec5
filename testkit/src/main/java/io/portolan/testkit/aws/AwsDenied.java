package io.portolan.testkit.aws;

import org.jspecify.annotations.Nullable;

/** The refusal of a call with AWS's own code and text. It has no secret. */
public final class AwsDenied extends Exception {

    private final AwsError error;
    private final @Nullable String ownCode;
    private final @Nullable String parameter;

    AwsDenied(AwsError error, String message) {
        this(error, message, null, null);
    }

    private AwsDenied(AwsError error, String message, @Nullable String ownCode, @Nullable String parameter) {
        super(message);
        this.error = error;
        this.ownCode = ownCode;
        this.parameter = parameter;
    }

    /** The refusal of a parameter. */
    static AwsDenied invalid(String parameter, String message) {
        return new AwsDenied(AwsError.INVALID, message, null, parameter);
    }

    /** EC2 has a code for each kind of resource that it does not find. */
    static AwsDenied withOwnCode(String code, String message) {
        return new AwsDenied(AwsError.INVALID, message, code, null);
    }

    /** AWS's code for this refusal as STS spells it. Examples are {@code ExpiredToken} and {@code SignatureDoesNotMatch}. */
    public String code() {
        return code(AwsService.STS);
    }

    String code(AwsService service) {
        return ownCode == null ? service.errorCode(error).code() : ownCode;
    }

    int status(AwsService service) {
        return service.errorCode(error).status();
    }

    @Nullable
    String parameter() {
        return parameter;
    }
}
