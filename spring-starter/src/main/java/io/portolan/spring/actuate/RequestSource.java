package io.portolan.spring.actuate;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a request to the endpoint comes from. A page of another site could make the browser of an operator send {@code POST} and
 * so run checks.
 *
 * @param method the HTTP method
 * @param fetchSite the header {@code Sec-Fetch-Site}, which pages cannot set. All browsers of today send it.
 * @param origin the header {@code Origin}
 * @param host the header {@code Host}
 */
record RequestSource(
        String method,
        @Nullable String fetchSite,
        @Nullable String origin,
        @Nullable String host) {

    static final String FETCH_SITE = "Sec-Fetch-Site";

    /** Why a request is refused, as the body of the answer. */
    static final String REFUSAL =
            "Refused: a page of another site sent this request. Send it from this site or without a browser.";

    /** Headers of all answers. The page runs no script, loads nothing and is not shown within another one. */
    static final Map<String, String> ANSWER_HEADERS = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    /** Whether a page of another site sent this request, and it is one that runs checks. */
    boolean isRefused() {
        if (!method.equals("POST")) {
            return false;
        }
        if (fetchSite != null) {
            return !fetchSite.equals("same-origin") && !fetchSite.equals("none");
        }
        return origin != null && !isOwn(origin);
    }

    private boolean isOwn(String site) {
        try {
            String authority = URI.create(site).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
