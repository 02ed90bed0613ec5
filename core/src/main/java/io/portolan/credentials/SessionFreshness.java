package io.portolan.credentials;

/** What may be done with a session at some time. */
enum SessionFreshness {
    /** Use it. */
    FRESH,
    /** Use it and get the next one meanwhile. */
    REFRESH_AHEAD,
    /** Do not use it, because too little time is left to sign with it. Wait for the next one. */
    EXPIRED
}
