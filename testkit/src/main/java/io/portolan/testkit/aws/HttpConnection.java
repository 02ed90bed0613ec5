package io.portolan.testkit.aws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * HTTP/1.1 with keep-alive on one connection. The JDK's own server has two flaws. It dates answers by the system's clock, and
 * the AWS SDK corrects its signatures by that date. On Java 17 it delays each answer for 40 ms (Nagle's algorithm).
 */
final class HttpConnection implements Closeable {

    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_BODY = 1024 * 1024;
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    HttpConnection(Socket socket) throws IOException {
        this(socket, socket.getInputStream());
    }

    /** The stream also has the bytes of the socket that were already read. */
    HttpConnection(Socket socket, InputStream in) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(in);
        out = socket.getOutputStream();
    }

    /** The next request. Empty if the client has closed the connection. */
    Optional<HttpRequest> read() throws IOException {
        String first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] start = first.split(" ", -1);
        if (start.length != 3) {
            throw new IOException("The client has sent no HTTP request");
        }
        Map<String, String> headers = headers();
        String body = body(headers);
        int mark = start[1].indexOf('?');
        String path = mark < 0 ? start[1] : start[1].substring(0, mark);
        return Optional.of(
                new HttpRequest(start[0], path, mark < 0 ? "" : start[1].substring(mark + 1), headers, body));
    }

    void write(HttpReply reply, Instant now) throws IOException {
        byte[] body = reply.body().getBytes(UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " \r\n");
        reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Date: " + DATE.format(now) + "\r\nContent-Length: " + body.length + "\r\n\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.toString().getBytes(ISO_8859_1));
        whole.writeBytes(body);
        whole.writeTo(out);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("The request has a header without a name");
            }
            String value = line.substring(colon + 1).strip().replaceAll(" +", " ");
            headers.merge(line.substring(0, colon).toLowerCase(Locale.ROOT), value, (one, other) -> one + "," + other);
        }
        return headers;
    }

    private String body(Map<String, String> headers) throws IOException {
        String length = headers.getOrDefault("content-length", "0");
        if (headers.containsKey("transfer-encoding")
                || !length.matches("\\d{1,7}")
                || Integer.parseInt(length) > MAX_BODY) {
            throw new IOException("The request must have a Content-Length of at most " + MAX_BODY);
        }
        return new String(in.readNBytes(Integer.parseInt(length)), UTF_8);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == MAX_LINE) {
                throw new IOException("The request has a line of more than " + MAX_LINE + " bytes");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
