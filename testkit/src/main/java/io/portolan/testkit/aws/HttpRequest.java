package io.portolan.testkit.aws;

import java.util.Map;

/**
 * A complete HTTP request.
 *
 * @param path the encoded path
 * @param query the encoded query. Empty if there is none.
 * @param headers in the form that SigV4 signs. Names are in lower case and values are trimmed. The values of a repeated header
 *     are joined by a comma.
 */
record HttpRequest(String method, String path, String query, Map<String, String> headers, String body) {

    /** Does not show the headers, because session tokens are there. */
    @Override
    public String toString() {
        return "HttpRequest[" + method + " " + path + "]";
    }
}
