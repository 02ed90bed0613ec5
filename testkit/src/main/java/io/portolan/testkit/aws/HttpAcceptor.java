package io.portolan.testkit.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Where clients come in, by HTTP or by HTTPS: their first byte tells. */
final class HttpAcceptor {

    /** What a TLS handshake begins with, and no HTTP request does. */
    private static final byte HANDSHAKE = 22;

    private final @Nullable SSLContext tls;
    private final AwsFaults faults;
    private final AnswerPause pause;

    /** Without TLS, whoever tries it is hung up on. */
    HttpAcceptor(@Nullable SSLContext tls, AwsFaults faults, AnswerPause pause) {
        this.tls = tls;
        this.faults = faults;
        this.pause = pause;
    }

    /** Waits for the client's first byte; so its own time before that is not taken for time on the way. */
    HttpConnection accept(Socket socket) throws IOException, InterruptedException {
        socket.setTcpNoDelay(true);
        PushbackInputStream in = new PushbackInputStream(socket.getInputStream());
        int first = in.read();
        pause.sleep(faults.distance()); // TCP's handshake, since the kernel answered at once
        if (tls != null && first == HANDSHAKE) {
            pause.sleep(faults.distance()); // TLS 1.3's
            return new HttpConnection(secured(socket, tls));
        }
        if (first >= 0) {
            in.unread(first);
        }
        return new HttpConnection(socket, in);
    }

    private static Socket secured(Socket socket, SSLContext tls) throws IOException {
        return tls.getSocketFactory().createSocket(socket, new ByteArrayInputStream(new byte[] {HANDSHAKE}), true);
    }
}
