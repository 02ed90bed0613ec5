package io.portolan.preflight;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads certificates and a private key from PEM text. */
final class PemReader {

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "DSA");

    private PemReader() {}

    static List<Certificate> certificates(String text) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Certificate> certificates = new ArrayList<>();
        for (byte[] content : blocks(text, "CERTIFICATE")) {
            certificates.add(factory.generateCertificate(new ByteArrayInputStream(content)));
        }
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("no PEM certificate in it");
        }
        return certificates;
    }

    /** Reads an unencrypted key in PKCS #8. */
    static PrivateKey key(String text) throws GeneralSecurityException {
        List<byte[]> keys = blocks(text, "PRIVATE KEY");
        if (keys.isEmpty()) {
            throw new GeneralSecurityException("no PEM private key in it");
        }
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(keys.get(0)));
            } catch (GeneralSecurityException e) {
                // It is a key of another algorithm.
            }
        }
        throw new GeneralSecurityException("its private key is none of " + ALGORITHMS);
    }

    private static List<byte[]> blocks(String text, String type) throws GeneralSecurityException {
        String head = "-----BEGIN " + type + "-----";
        String tail = "-----END " + type + "-----";
        List<byte[]> contents = new ArrayList<>();
        for (int at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
            int start = at + head.length();
            int end = text.indexOf('-', start);
            if (text.startsWith(tail, end)) {
                contents.add(decoded(text.substring(start, end)));
            }
        }
        return contents;
    }

    private static byte[] decoded(String base64) throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("its base64 is broken", e);
        }
    }
}
