package io.portolan.testkit.aws;

/** The services that an {@link AwsEndpoint} answers for. */
public enum AwsService {
    /** The Security Token Service: who are you, and whom may you become. */
    STS("sts"),
    /** The control plane of MSK. */
    KAFKA("kafka");

    private final String prefix;

    AwsService(String prefix) {
        this.prefix = prefix;
    }

    /** The name in SigV4 scopes and before the colon of an operation's name. */
    String prefix() {
        return prefix;
    }
}
