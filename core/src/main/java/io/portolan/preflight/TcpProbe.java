package io.portolan.preflight;

import io.portolan.runtime.ConnectAttempts;
import io.portolan.runtime.ElapsedTime;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A TCP connection that was tried and closed without a byte. It is of the kind of Kafka's, which use no proxy. */
record TcpProbe(InetSocketAddress address, Result result, Duration latency) {

    /** How it ended. */
    enum Result {
        ACCEPTED("accepted"),
        REFUSED("refused"),
        SILENT("no answer"),
        UNREACHABLE("no route");

        private final String text;

        Result(String text) {
            this.text = text;
        }
    }

    static TcpProbe probe(InetSocketAddress address, Duration timeout) {
        long start = System.nanoTime();
        Result result = resultOf(address, timeout);
        return new TcpProbe(address, result, ElapsedTime.since(start));
    }

    private static Result resultOf(InetSocketAddress address, Duration timeout) {
        try (SocketChannel accepted = new ConnectAttempts(address, timeout).connect()) {
            return accepted.isConnected() ? Result.ACCEPTED : Result.UNREACHABLE;
        } catch (SocketTimeoutException e) {
            return Result.SILENT;
        } catch (ConnectException e) {
            return Result.REFUSED;
        } catch (IOException e) {
            return Result.UNREACHABLE;
        }
    }

    boolean isAccepted() {
        return result == Result.ACCEPTED;
    }

    String outcome() {
        return result.text;
    }

    /** The probe as in {@code 10.30.4.11 refused (2 ms)}. */
    @Override
    public String toString() {
        return address.getAddress().getHostAddress() + " " + result.text + " (" + latency.toMillis() + " ms)";
    }
}
