package io.portolan.preflight;

import io.portolan.aws.CurvesAdvice;
import io.portolan.diagnosis.Code;
import io.portolan.runtime.CauseChain;
import java.io.IOException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says why TLS handshakes with brokers fail. Thread-safe. */
record TlsDiagnosis(TlsEngines engines, OpenSockets sockets, PreflightLimits limits) {

    /**
     * Why this handshake failed. A certificate that was refused is looked at by a second connection.
     *
     * @param text what the exception says, in words for people
     */
    BrokerCheckResult diagnose(BrokerTarget target, IOException failure, String text) {
        Code code = code(failure);
        if (code == Code.TRUST_STORE_UNUSABLE) {
            return target.result(code, "no certificate in " + engines.trustStore() + " that this client can read");
        }
        if (code == Code.TLS_FAILED || code == Code.JVM_WITHOUT_CURVES) {
            return target.result(code, text);
        }
        List<X509Certificate> shown = new CertificateWitness(target, sockets, limits).look();
        String seen = shown.isEmpty() ? text : CertificateText.describe(shown);
        return target.result(
                code, code == Code.TLS_UNTRUSTED ? seen + "\ntrusted is      " + engines.trustStore() : seen);
    }

    private static Code code(IOException failure) {
        if (hasNoTrust(failure)) {
            return Code.TRUST_STORE_UNUSABLE;
        }
        Optional<CertificateException> reason = CauseChain.find(failure, CertificateException.class);
        if (reason.isEmpty() && !CauseChain.contains(failure, SSLPeerUnverifiedException.class)) {
            return CurvesAdvice.haveCurves() ? Code.TLS_FAILED : Code.JVM_WITHOUT_CURVES;
        }
        if (CauseChain.contains(failure, CertificateExpiredException.class)
                || CauseChain.contains(failure, CertificateNotYetValidException.class)) {
            return Code.TLS_EXPIRED;
        }
        return isAboutName(failure, reason) ? Code.TLS_NAME_MISMATCH : Code.TLS_UNTRUSTED;
    }

    /** The JDK has no exception of its own for an empty trust store, only this message. */
    private static boolean hasNoTrust(IOException failure) {
        Optional<InvalidAlgorithmParameterException> reason =
                CauseChain.find(failure, InvalidAlgorithmParameterException.class);
        return reason.isPresent() && String.valueOf(reason.get().getMessage()).contains("trustAnchors");
    }

    /** The JDK has no exception of its own for a wrong name. All other reasons have one. */
    private static boolean isAboutName(IOException failure, Optional<CertificateException> reason) {
        return (reason.isEmpty() || reason.get().getClass() == CertificateException.class)
                && !CauseChain.contains(failure, CertPathBuilderException.class)
                && !CauseChain.contains(failure, CertPathValidatorException.class);
    }
}
