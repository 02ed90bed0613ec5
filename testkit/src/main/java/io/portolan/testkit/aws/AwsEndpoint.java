package io.portolan.testkit.aws;

import java.net.InetAddress;
import java.net.URI;

/** One region's STS and MSK API over HTTP. */
public final class AwsEndpoint implements AutoCloseable {

    /** Starts on a free port of the address. */
    public static AwsEndpoint start(InetAddress ip, String region, AwsBackend backend) {
        throw new UnsupportedOperationException("endpoint");
    }

    /** Where to send calls of both services: {@code http://<ip>:<port>}. */
    public URI uri() {
        throw new UnsupportedOperationException("endpoint");
    }

    @Override
    public void close() {}
}
