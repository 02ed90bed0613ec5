package io.portolan.testkit.aws;

import org.jspecify.annotations.Nullable;

/** The refusal of a call with AWS's own code and text. It has no secret. */
public final class AwsDenied extends Exception {

    private final AwsError error;
    private final @Nullable String parameter;

    AwsDenied(AwsError error, String message) {
        this(error, message, null);
    }

    AwsDenied(AwsError error, String message, @Nullable String parameter) {
        super(message);
        this.error = error;
        this.parameter = parameter;
    }

    /** AWS's code for this refusal as STS spells it. Examples are {@code ExpiredToken} and {@code SignatureDoesNotMatch}. */
    public String code() {
        return error.code(AwsService.STS);
    }

    AwsError error() {
        return error;
    }

    @Nullable
    String parameter() {
        return parameter;
    }
}
