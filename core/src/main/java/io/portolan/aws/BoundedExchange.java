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

    private static final DaemonThreads ABORTS = DaemonThreads.named("portolan-aws-abort");

    private final ExecutableHttpRequest request;
    private final Duration limit;
    private final ExchangeBound bound;
    private volatile boolean abandoned;

    BoundedExchange(ExecutableHttpRequest request, Duration limit, ExchangeBound bound) {
        this.request = request;
        this.limit = limit;
        this.bound = bound;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
        FutureTask<HttpExecuteResponse> exchange = new FutureTask<>(this::receive);
        long start = System.nanoTime();
        try {
            bound.start(exchange, limit);
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
