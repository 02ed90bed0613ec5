package io.portolan.aws;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/** The AWS SDK refuses what the settings or the AWS configuration files of this host say, so it makes no client. */
public final class RefusedSettingException extends SdkClientException {

    private static final long serialVersionUID = 1L;

    RefusedSettingException(RuntimeException refusal) {
        this(String.valueOf(refusal.getMessage()), refusal);
    }

    RefusedSettingException(String refusal, RuntimeException cause) {
        super(builder().message(refusal).cause(cause));
    }

    /** The AWS configuration files of this host, config first. */
    public static String files() {
        return ProfileFileLocation.configurationFilePath() + " and " + ProfileFileLocation.credentialsFilePath();
    }

    /** What to do about it. */
    ClientFault explain() {
        return new ClientFault(
                "The AWS SDK refuses a setting of this host, so it makes no call.",
                "Correct what it names. It is in " + files() + ", in a variable AWS_… or in a system property aws.…");
    }
}
