package io.portolan.preflight;

import io.portolan.aws.CurvesAdvice;
import io.portolan.diagnosis.Code;

/** Advice if a broker's certificate is not good enough or TLS fails. */
final class TlsAdvice {

    private TlsAdvice() {}

    /** The advice for a code of TLS. */
    static Advice advise(Code code) {
        return switch (code) {
            case TLS_NAME_MISMATCH -> mismatch();
            case TLS_UNTRUSTED -> untrusted();
            case TLS_EXPIRED -> expired();
            case TRUST_STORE_UNUSABLE -> trustless();
            case JVM_WITHOUT_CURVES -> curveless();
            default -> failed();
        };
    }

    private static Advice mismatch() {
        return new Advice(
                "The certificate is trusted, but it is for another name. The broker's name leads to another server, or it"
                        + " is an alias that the cluster does not know.",
                "Under bootstrap-servers, use the name that MSK gives, no alias and no address. If the name is right,"
                        + " correct what answers for it: hosts file, forwarder, load balancer.");
    }

    private static Advice untrusted() {
        return new Advice(
                "No CA that this client trusts signed the certificate. Amazon signs the certificates of MSK. If the issuer"
                        + " is your own company, a proxy inspects TLS, and Kafka cannot work through it.",
                "If the issuer is a proxy, exempt the brokers' names and ports from TLS inspection. If the issuer is meant,"
                        + " trust it by ssl.truststore.location in the cluster's kafka block. If the issuer is Amazon, add"
                        + " Amazon's root certificates to that trust store, or to the JVM's own.");
    }

    private static Advice expired() {
        return new Advice(
                "By this host's clock, the certificate or one of its issuers' is expired or not yet valid.",
                "Check this host's clock first. If it is right, look for a proxy that inspects TLS, since MSK renews its"
                        + " certificates in time. If the brokers are your own, renew the broker's certificate.");
    }

    private static Advice trustless() {
        return new Advice(
                "This client trusts no certificate at all, so it accepts no broker. A PKCS12 file looks empty if its password"
                        + " is not given.",
                "If it is the JVM's own, check that the file of javax.net.ssl.trustStore exists, that this user can read it,"
                        + " and that javax.net.ssl.trustStorePassword and javax.net.ssl.trustStoreType fit it. If the cluster has"
                        + " one, check ssl.truststore.password and ssl.truststore.type.");
    }

    private static Advice curveless() {
        return new Advice(CurvesAdvice.CAUSE, CurvesAdvice.FIX);
    }

    private static Advice failed() {
        return new Advice(
                "The port accepts connections, but the TLS handshake fails.",
                "Check that the port is a TLS listener (IAM: 9098), and that no firewall or proxy cuts TLS off. Check the"
                        + " cluster's ssl.* settings too (ssl.enabled.protocols, ssl.cipher.suites).");
    }
}
