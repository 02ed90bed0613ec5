package io.portolan.testkit.aws;

import java.util.Map;

/** An HTTP answer with a body in UTF-8. */
record HttpReply(int status, Map<String, String> headers, String body) {

    /** Does not show the body, because STS puts secret keys there. */
    @Override
    public String toString() {
        return "HttpReply[" + status + "]";
    }
}
