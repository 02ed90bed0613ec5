package io.portolan.testkit.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Accepts connections of clients. The first byte distinguishes HTTPS from HTTP. */
final class HttpAcceptor {

    /** The first byte of a TLS handshake. No HTTP request begins with it. */
    private static final byte HANDSHAKE = 22;

    private final @Nullable SSLContext tls;
    private final AwsFaults faults;
    private final AnswerPause pause;

    /** If {@code tls} is null, a TLS handshake is read as HTTP and the connection is closed. */
    HttpAcceptor(@Nullable SSLContext tls, AwsFaults faults, AnswerPause pause) {
        this.tls = tls;
        this.faults = faults;
        this.pause = pause;
    }

    /** Waits for the client's first byte, so the distance adds to the client's own time. */
    HttpConnection accept(Socket socket) throws IOException, InterruptedException {
        socket.setTcpNoDelay(true);
        PushbackInputStream in = new PushbackInputStream(socket.getInputStream());
        int first = in.read();
        // The kernel has finished the TCP handshake at once, so its round trip comes here.
        pause.sleep(faults.distance());
        if (tls != null && first == HANDSHAKE) {
            // The handshake of TLS 1.3 takes one more.
            pause.sleep(faults.distance());
            return new HttpConnection(secure(socket, tls));
        }
        if (first >= 0) {
            in.unread(first);
        }
        return new HttpConnection(socket, in);
    }

    private static Socket secure(Socket socket, SSLContext tls) throws IOException {
        return tls.getSocketFactory().createSocket(socket, new ByteArrayInputStream(new byte[] {HANDSHAKE}), true);
    }
}
