package io.portolan.aws;

import java.time.Duration;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client whose exchanges end. The timeouts of the client below it are for one look at the socket each. A server that
 * sends a byte now and then would never meet them. Thread-safe.
 *
 * @param http does the work
 * @param limit for one exchange, from the look-up of the server's name to the last byte of the answer. A {@link CallLimit}
 *     may shorten it.
 * @param bound for the exchanges of all clients of the service
 */
record BoundedHttpClient(SdkHttpClient http, Duration limit, ExchangeBound bound) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new BoundedExchange(http.prepareRequest(request), CallLimit.shorten(limit), bound);
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
    }
}
