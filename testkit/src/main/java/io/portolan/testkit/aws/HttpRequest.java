package io.portolan.testkit.aws;

import java.util.Map;

/**
 * A request, read to its end.
 *
 * @param path still encoded
 * @param query still encoded, empty if there is none
 * @param headers names in lower case, values trimmed, repeated ones joined by comma: as SigV4 signs them
 */
record HttpRequest(String method, String path, String query, Map<String, String> headers, String body) {

    /** Leaves the headers out: they carry session tokens. */
    @Override
    public String toString() {
        return "HttpRequest[" + method + " " + path + "]";
    }
}
