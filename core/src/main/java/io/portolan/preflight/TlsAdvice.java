package io.portolan.preflight;

import io.portolan.diagnosis.Code;

/** Advice where a broker's certificate is not good enough, or TLS fails. */
final class TlsAdvice {

    private TlsAdvice() {}

    static Advice advise(Code code, String host) {
        return switch (code) {
            case TLS_NAME_MISMATCH -> mismatch(host);
            case TLS_UNTRUSTED -> untrusted();
            case TLS_EXPIRED -> expired();
            case TLS_FAILED -> failed();
            case BROKER_DEGRADED -> BrokerAdvice.degraded();
            case DEADLINE_EXCEEDED -> BrokerAdvice.late();
            default -> throw new IllegalArgumentException(code.name());
        };
    }

    private static Advice mismatch(String host) {
        return new Advice(
                "The certificate is trusted, but not for " + host + ": the name leads to another server, or the cluster"
                        + " is addressed by a name that is not its own.",
                "Use the name that MSK gives, no alias and no address, under bootstrap-servers; or correct what"
                        + " answers for this name: hosts file, forwarder, load balancer.");
    }

    private static Advice untrusted() {
        return new Advice(
                "Nobody whom this client trusts vouches for the certificate. MSK's are issued by Amazon; an issuer of your"
                        + " own company is a proxy that inspects TLS, and a broken path for Kafka.",
                "If the issuer is a proxy: exempt the brokers' names and ports from TLS inspection. If it is meant:"
                        + " trust it by ssl.truststore.location in the cluster's kafka block. If it is Amazon: the trust"
                        + " store there, or the JVM's own, lacks Amazon's root certificates.");
    }

    private static Advice expired() {
        return new Advice(
                "The certificate, or one that vouches for it, is not valid at the time that this host's clock shows.",
                "Check this host's clock first. If it is right, MSK would have renewed its certificate in time: look for a"
                        + " proxy that inspects TLS, or renew the broker's certificate where it is your own.");
    }

    private static Advice failed() {
        return new Advice(
                "The port accepts connections, but TLS does not come about.",
                "Check that the port is a TLS listener (IAM: 9098), that no firewall or proxy cuts TLS off, and the"
                        + " cluster's ssl.* settings (ssl.enabled.protocols, ssl.cipher.suites).");
    }
}
