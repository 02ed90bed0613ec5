package io.portolan.credentials;

/** What may be done with a session at some time. */
enum SessionFreshness {
    /** Hand it out. */
    FRESH,
    /** Hand it out, and get the next one meanwhile. */
    REFRESH_AHEAD,
    /** Too little is left to sign with it: wait for the next one. */
    EXPIRED
}
