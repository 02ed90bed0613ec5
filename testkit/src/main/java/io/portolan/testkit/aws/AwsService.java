package io.portolan.testkit.aws;

/** The services that an {@link AwsEndpoint} answers for. */
public enum AwsService {
    /** The Security Token Service. It issues the credentials of roles. */
    STS("sts"),
    /** The control plane of MSK, the MSK API. */
    KAFKA("kafka");

    private final String prefix;

    AwsService(String prefix) {
        this.prefix = prefix;
    }

    /** The service's name in SigV4 scopes and in names of operations. */
    String prefix() {
        return prefix;
    }
}
