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
 * One region's STS and MSK API over HTTP and, on the same port, over HTTPS, for the AWS SDK with its endpoint overridden.
 * Thread-safe.
 *
 * <p>Answers {@code sts:AssumeRole}, {@code sts:AssumeRoleWithWebIdentity}, {@code sts:GetCallerIdentity},
 * {@code kafka:ListClustersV2}, {@code kafka:DescribeClusterV2} and {@code kafka:GetBootstrapBrokers}. Calls must be signed for its
 * region, but for those with a web identity, whose token is verified.
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
     * Starts on a free port of the address, with HTTP alone.
     *
     * @throws UncheckedIOException when the address cannot be bound
     */
    public static AwsEndpoint start(InetAddress ip, String region, AwsBackend backend) {
        return start(ip, region, backend, null, AnswerPause.real());
    }

    /**
     * The same with HTTPS besides.
     *
     * @param tls with a key and a certificate for the address
     * @throws UncheckedIOException when the address cannot be bound
     */
    public static AwsEndpoint start(InetAddress ip, String region, AwsBackend backend, SSLContext tls) {
        return start(ip, region, backend, tls, AnswerPause.real());
    }

    /** With a time of its own. */
    static AwsEndpoint start(
            InetAddress ip, String region, AwsBackend backend, @Nullable SSLContext tls, AnswerPause pause) {
        AwsEndpoint endpoint = new AwsEndpoint(listen(ip), region, backend, tls, pause);
        endpoint.threads.execute(endpoint::accept);
        return endpoint;
    }

    /** Where to send calls of both services: {@code http://<ip>:<port>}; for HTTPS with that scheme. */
    public URI uri() {
        InetSocketAddress address = (InetSocketAddress) listener.getLocalSocketAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** Stops at once: releases the port, cuts connections, waits for the threads. */
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
            // close() was called; nothing else closes the listener.
        } finally {
            connections.forEach(AwsEndpoint::closeQuietly); // Also the one that came while close() was at it.
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
            // The client has gone, does not speak HTTP, or does not trust the certificate: nobody is left to tell.
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
            throw new UncheckedIOException("no port to be had on " + ip.getHostAddress(), e);
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
            // Closed is closed.
        }
    }
}
