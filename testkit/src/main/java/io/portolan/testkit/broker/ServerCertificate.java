package io.portolan.testkit.broker;

/**
 * A server's key and certificate chain, as PEM.
 *
 * @param chain its certificate, then the authority's
 * @param key its private key, PKCS #8, not encrypted
 */
public record ServerCertificate(String chain, String key) {
    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "ServerCertificate[" + chain.length() + " characters of PEM, key hidden]";
    }
}
