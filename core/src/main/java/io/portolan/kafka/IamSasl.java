package io.portolan.kafka;

import io.portolan.credentials.CredentialsLease;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.IAMLoginModule;

/** Makes the SASL clients that Kafka's own clients would make, for checks that do without a Kafka client. */
public final class IamSasl {

    private static final String PROTOCOL = "kafka";

    static {
        new IAMLoginModule(); // registers the mechanism
    }

    private IamSasl() {}

    /**
     * A client that signs for this broker; makes no remote call.
     *
     * @param credentials stay the caller's to close
     * @param region the cluster's
     * @param host the broker's, as it was connected to
     */
    public static SaslClient createClient(CredentialsLease credentials, Region region, String host) {
        String[] mechanisms = {IAMLoginModule.MECHANISM};
        try {
            SaslClient client = Sasl.createSaslClient(
                    mechanisms, null, PROTOCOL, host, Map.of(), new IamCallbackHandler(credentials, region));
            if (client == null) {
                throw new IllegalStateException("This JVM has lost the SASL mechanism " + IAMLoginModule.MECHANISM);
            }
            return client;
        } catch (SaslException e) {
            throw new IllegalStateException("aws-msk-iam-auth makes no SASL client for " + host, e);
        }
    }
}
