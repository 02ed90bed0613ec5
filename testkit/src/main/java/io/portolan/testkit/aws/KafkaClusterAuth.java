package io.portolan.testkit.aws;

import java.util.Map;

/** Verifies the payload of SASL mechanism {@code AWS_MSK_IAM}, as a broker does. Thread-safe. */
public final class KafkaClusterAuth {

    /** Verifies against the keys of the estate. */
    public KafkaClusterAuth(Iam iam) {}

    /**
     * Who sent the payload.
     *
     * @param payload the JSON object of the client's first SASL message, keys in lower case
     * @param expectedHost the name of the broker that the client must have meant
     * @param region of the cluster
     * @throws AwsDenied when the signature does not prove it
     */
    public Caller verify(Map<String, String> payload, String expectedHost, String region) throws AwsDenied {
        throw new UnsupportedOperationException("kafka-cluster");
    }
}
