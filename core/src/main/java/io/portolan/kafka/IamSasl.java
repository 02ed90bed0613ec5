package io.portolan.kafka;

import io.portolan.credentials.CredentialsLease;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.IAMLoginModule;

/** Makes the SASL clients that Kafka's own clients would make. Checks use them without a Kafka client. */
public final class IamSasl {

    private static final String PROTOCOL = "kafka";

    static {
        new IAMLoginModule(); // Its static initialiser registers the mechanism.
    }

    private IamSasl() {}

    /**
     * A client that signs for this broker. Makes no remote call.
     *
     * @param credentials stay open, and the caller closes them
     * @param region the cluster's region
     * @param host the broker's name in the connection
     */
    public static SaslClient createClient(CredentialsLease credentials, Region region, String host) {
        String[] mechanisms = {IAMLoginModule.MECHANISM};
        try {
            SaslClient client = Sasl.createSaslClient(
                    mechanisms, null, PROTOCOL, host, Map.of(), new IamCallbackHandler(credentials, region));
            if (client == null) {
                throw new IllegalStateException(
                        "This JVM has no provider of the SASL mechanism " + IAMLoginModule.MECHANISM);
            }
            return client;
        } catch (SaslException e) {
            throw new IllegalStateException("aws-msk-iam-auth could not make a SASL client for " + host, e);
        }
    }
}
