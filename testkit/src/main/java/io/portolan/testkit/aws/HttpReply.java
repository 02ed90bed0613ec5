package io.portolan.testkit.aws;

import java.util.Map;

/** An answer with a body in UTF-8. */
record HttpReply(int status, Map<String, String> headers, String body) {

    /** Leaves the body out: STS's carries secret keys. */
    @Override
    public String toString() {
        return "HttpReply[" + status + "]";
    }
}
