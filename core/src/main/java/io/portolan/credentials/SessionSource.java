package io.portolan.credentials;

/** Gets new sessions for one link of a chain. It keeps none of them. */
interface SessionSource {

    /** A new session. The call waits for the provider or for STS until the deadline of the request. */
    Session requestSession(SessionRequest sessionRequest);
}
