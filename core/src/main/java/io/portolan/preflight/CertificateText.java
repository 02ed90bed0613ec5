package io.portolan.preflight;

import io.portolan.diagnosis.PeerText;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Writes a certificate for people. */
final class CertificateText {

    private static final int NAMES = 8;
    private static final String BELOW = "\n                ";

    private CertificateText() {}

    /** Subject, issuer, names and validity of the server's own certificate. Each stands on its own line. */
    static String describe(List<X509Certificate> chain) {
        X509Certificate own = chain.get(0);
        return "certificate of  "
                + PeerText.shorten(own.getSubjectX500Principal().getName()) + "\nissued by       "
                + PeerText.shorten(own.getIssuerX500Principal().getName()) + "\nfor the names   "
                + names(own) + "\nvalid           "
                + day(own.getNotBefore()) + " to " + day(own.getNotAfter());
    }

    /** The TLS version, and issuer and last day of the server's sound certificate. */
    static String describeSession(SSLSession session) {
        String protocol = session.getProtocol();
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate own
                    ? protocol + ", certificate of "
                            + PeerText.shorten(own.getIssuerX500Principal().getName()) + ", valid until "
                            + day(own.getNotAfter())
                    : protocol;
        } catch (SSLPeerUnverifiedException e) {
            return protocol; // The cipher suite has no certificates.
        }
    }

    private static String names(X509Certificate certificate) {
        List<String> names = alternatives(certificate).stream()
                .map(name -> PeerText.shorten(String.valueOf(name.get(1))))
                .toList();
        String first = names.stream().limit(NAMES).collect(Collectors.joining(BELOW));
        if (names.size() > NAMES) {
            return first + BELOW + "and " + (names.size() - NAMES) + " more";
        }
        return names.isEmpty() ? "none" : first;
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static String day(Date date) {
        return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
