package io.portolan.credentials;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.List;

/** The application has interrupted a thread that waited for a session. */
final class SessionInterruption {

    private SessionInterruption() {}

    static PortolanException exception(Throwable cause) {
        Finding finding = Finding.about(
                        Code.STS_UNAVAILABLE, "thread " + Thread.currentThread().getName())
                .seen("interrupted while it waited for a session")
                .cause("The application interrupted the thread, for instance to shut down.")
                .build();
        return new PortolanException("Interrupted while waiting for credentials", List.of(finding), cause);
    }
}
