package io.portolan.spring.testkit;

import io.portolan.spring.connection.PortolanConnectionDetails;
import io.portolan.testkit.LocalMsk;
import java.nio.file.Path;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * An estate from the viewpoint of one of its sites. It is called when the catalog is made, after the estate has been
 * started.
 */
record EstateDetails(Supplier<LocalMsk> estate, String site) implements PortolanConnectionDetails {

    @Override
    public Path catalog() {
        return estate.get().catalog(site);
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(estate.get().site(site).credentials());
    }
}
