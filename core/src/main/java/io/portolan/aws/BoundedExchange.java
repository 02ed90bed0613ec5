package io.portolan.aws;

import io.portolan.runtime.DaemonThreads;
import io.portolan.runtime.ElapsedTime;
import io.portolan.runtime.Futures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * One request and its whole answer. It runs on a thread of its own, because the caller could not leave a look-up of DNS or a read
 * of a header that does not end.
 */
final class BoundedExchange implements ExecutableHttpRequest {

    /** An answer about 500 brokers has some 100 kB. */
    private static final int LARGEST_BODY = 1024 * 1024;

    /** Exchanges that were given up may still hang, for instance in a look-up of the JVM. More than these do not begin. */
    private static final int MOST = 64;

    private static final Semaphore FREE = new Semaphore(MOST);
    private static final DaemonThreads CALLS = DaemonThreads.named("portolan-aws-call");
    private static final DaemonThreads ABORTS = DaemonThreads.named("portolan-aws-abort");

    private final ExecutableHttpRequest request;
    private final Duration limit;
    private volatile boolean abandoned;

    BoundedExchange(ExecutableHttpRequest request, Duration limit) {
        this.request = request;
        this.limit = limit;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
        FutureTask<HttpExecuteResponse> exchange = new FutureTask<>(this::receive);
        long start = System.nanoTime();
        try {
            begin(exchange);
            return exchange.get(limit.minus(ElapsedTime.since(start)).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            abort();
            throw new IOException("no whole answer within " + limit.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            abort();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it waited for the answer");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw Futures.failure(e);
        }
    }

    private void begin(Runnable exchange) throws IOException, InterruptedException {
        if (!FREE.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("not begun within " + limit.toMillis() + " ms, because " + MOST
                    + " earlier calls of this process have not ended");
        }
        try {
            CALLS.newThread(() -> runAndFree(exchange)).start();
        } catch (Error e) {
            // The system may refuse the thread.
            FREE.release();
            throw e;
        }
    }

    private static void runAndFree(Runnable exchange) {
        try {
            exchange.run();
        } finally {
            FREE.release();
        }
    }

    /** Ends the exchange. Closing a connection may wait for a read that is under way, so another thread does it. */
    @Override
    public void abort() {
        abandoned = true;
        ABORTS.newThread(request::abort).start();
    }

    private HttpExecuteResponse receive() throws IOException {
        HttpExecuteResponse answer = request.call();
        Optional<AbortableInputStream> body = answer.responseBody();
        if (body.isEmpty()) {
            return answer;
        }
        try (AbortableInputStream stream = body.get()) {
            if (answer.httpResponse().firstMatchingHeader("Content-Encoding").isPresent()) {
                throw new IOException("a compressed answer, which was not asked for");
            }
            AbortableInputStream whole = AbortableInputStream.create(new ByteArrayInputStream(read(stream)));
            return HttpExecuteResponse.builder()
                    .response(answer.httpResponse())
                    .responseBody(whole)
                    .build();
        }
    }

    private byte[] read(AbortableInputStream stream) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        for (int count = stream.read(part); count >= 0; count = stream.read(part)) {
            body.write(part, 0, count);
            if (abandoned || body.size() > LARGEST_BODY) {
                // Closing a stream reads what is left of it.
                stream.abort();
                throw new IOException("an answer of more than " + LARGEST_BODY / 1024 + " KiB");
            }
        }
        return body.toByteArray();
    }
}
