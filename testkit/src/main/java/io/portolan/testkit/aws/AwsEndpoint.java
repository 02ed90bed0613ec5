package io.portolan.testkit.aws;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The services of AWS in one region for an AWS SDK with an endpoint override. HTTP and HTTPS use the same port. Thread-safe.
 *
 * <p>Of STS it answers {@code AssumeRole}, {@code AssumeRoleWithWebIdentity} and {@code GetCallerIdentity}. Of the MSK API it
 * answers {@code ListClustersV2}, {@code DescribeClusterV2} and {@code GetBootstrapBrokers}. Route 53 Resolver, Route 53 Profiles,
 * RAM, EC2 and IAM answer what an operator reads there of {@link io.portolan.testkit.estate.ControlPlane}. Calls must be signed
 * for the region. Those of IAM are signed for {@code us-east-1}. A call with a web identity has no signature, and its token is
 * verified instead.
 */
public final class AwsEndpoint implements AutoCloseable {

    private final ServerSocket listener;
    private final HttpAcceptor acceptor;
    private final AwsRouter router;
    private final Clock clock;
    private final AnswerPause pause;
    private final ExecutorService threads;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private AwsEndpoint(
            ServerSocket listener, String region, AwsBackend backend, @Nullable SSLContext tls, AnswerPause pause) {
        this.listener = listener;
        this.pause = pause;
        acceptor = new HttpAcceptor(tls, backend.faults(), pause);
        router = new AwsRouter(region, backend);
        clock = backend.iam().clock();
        threads = Executors.newCachedThreadPool(task -> daemon(task, "aws-" + region));
    }

    /**
     * Starts on a free port of the address with HTTP only.
     *
     * @throws UncheckedIOException if the address cannot be bound
     */
    public static AwsEndpoint start(InetAddress ip, String region, AwsBackend backend) {
        return start(ip, region, backend, null, AnswerPause.real());
    }

    /**
     * Starts on a free port of the address with HTTP and HTTPS.
     *
     * @param tls has a key and a certificate for the address
     * @throws UncheckedIOException if the address cannot be bound
     */
    public static AwsEndpoint start(InetAddress ip, String region, AwsBackend backend, SSLContext tls) {
        return start(ip, region, backend, tls, AnswerPause.real());
    }

    /** Starts an endpoint whose delays a test can control. Without {@code tls} it has HTTP only. */
    static AwsEndpoint start(
            InetAddress ip, String region, AwsBackend backend, @Nullable SSLContext tls, AnswerPause pause) {
        AwsEndpoint endpoint = new AwsEndpoint(listen(ip), region, backend, tls, pause);
        endpoint.threads.execute(endpoint::accept);
        return endpoint;
    }

    /** The URI {@code http://<ip>:<port>} for calls of all services. HTTPS has the same address and port. */
    public URI uri() {
        InetSocketAddress address = (InetSocketAddress) listener.getLocalSocketAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** Stops at once. It frees the port, closes all connections and waits up to 5 s for the threads. */
    @Override
    public void close() {
        closeQuietly(listener);
        connections.forEach(AwsEndpoint::closeQuietly);
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket connection = listener.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            }
        } catch (IOException | RejectedExecutionException e) {
            // close() was called. Nothing else ends the loop.
        } finally {
            // A connection may have come while close() closed the others.
            connections.forEach(AwsEndpoint::closeQuietly);
        }
    }

    private void serve(Socket socket) {
        try (socket;
                HttpConnection connection = acceptor.accept(socket)) {
            Optional<HttpReply> reply = answerNext(connection);
            while (reply.isPresent() && !listener.isClosed()) {
                connection.write(reply.get(), clock.instant());
                reply = answerNext(connection);
            }
        } catch (IOException | IllegalArgumentException e) {
            // The client has closed, speaks no HTTP or does not trust the certificate, so no answer is possible.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
        }
    }

    private Optional<HttpReply> answerNext(HttpConnection connection) throws IOException, InterruptedException {
        Optional<HttpRequest> request = connection.read();
        return request.isPresent() ? router.answer(request.get(), pause) : Optional.empty();
    }

    private static ServerSocket listen(InetAddress ip) {
        try {
            return new ServerSocket(0, 50, ip);
        } catch (IOException e) {
            throw new UncheckedIOException("The endpoint on " + ip.getHostAddress() + " cannot be started", e);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // Nothing more can be done to close it.
        }
    }
}
