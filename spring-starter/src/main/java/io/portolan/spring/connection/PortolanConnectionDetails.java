package io.portolan.spring.connection;

import java.nio.file.Path;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * A whole estate that stands in for the application's own. Its catalog and its credentials replace the configured
 * ones.
 */
public interface PortolanConnectionDetails extends ConnectionDetails {

    /** A complete {@code portolan.yaml}. */
    Path catalog();

    /** The identity that assumes the first role of each chain. */
    AwsCredentialsProvider credentials();
}
