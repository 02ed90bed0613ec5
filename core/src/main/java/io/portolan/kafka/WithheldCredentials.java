package io.portolan.kafka;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import javax.security.sasl.SaslException;
import org.ietf.jgss.GSSException;

/** Tells Kafka why a connection gets no credentials. Kafka decides by the exception whether the client goes on. */
final class WithheldCredentials {

    private WithheldCredentials() {}

    /** Whether the identity itself was refused. All else can pass: outages, throttling, a wrong clock, wrong addresses. */
    static boolean isRefusal(PortolanException failure) {
        return failure.has(Code.ROLE_NOT_ASSUMABLE);
    }

    /**
     * Ends the connection. Kafka connects again later.
     *
     * <p>Kafka takes this one kind of exception for a fault that passes. It was made for Kerberos tickets that are renewed
     * late. Every other exception is fatal to consumers and to transactional producers.
     */
    static SaslException untilLater(PortolanException reason) {
        GSSException noCredentialsNow = new GSSException(GSSException.NO_CRED);
        noCredentialsNow.initCause(reason);
        return new SaslException(headline(reason), noCredentialsNow);
    }

    /** Ends the client. */
    static SaslException forGood(RuntimeException reason) {
        return new SaslException("This client gets no credentials", reason);
    }

    private static String headline(PortolanException reason) {
        return String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
    }
}
