package io.portolan.preflight;

import io.portolan.diagnosis.Code;
import io.portolan.runtime.CauseChain;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts whom the other trust manager trusts, and remembers what the server showed and why it was not good enough. For one
 * handshake.
 */
final class CertificateRecorder extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager judge;
    private List<X509Certificate> shown = List.of();
    private Code verdict = Code.OK;

    CertificateRecorder(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    /** The server's chain, its own certificate first; empty where the handshake did not come so far. */
    synchronized List<X509Certificate> shown() {
        return shown;
    }

    /** {@link Code#OK}, or what is wrong with the chain. */
    synchronized Code verdict() {
        return verdict;
    }

    /** Called by {@code SSLSocket}: with its parameters, by which the host's name is checked too. */
    @Override
    public synchronized void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        shown = List.of(chain);
        try {
            judge.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException e) {
            verdict = verdictWithoutName(chain, authType);
            throw e;
        }
    }

    /** What is wrong, told by checking again without the host's name. */
    private Code verdictWithoutName(X509Certificate[] chain, String authType) {
        try {
            judge.checkServerTrusted(chain, authType);
            return Code.TLS_NAME_MISMATCH;
        } catch (CertificateException e) {
            return isUntimely(e) ? Code.TLS_EXPIRED : Code.TLS_UNTRUSTED;
        }
    }

    private static boolean isUntimely(Throwable e) {
        return CauseChain.contains(e, CertificateExpiredException.class)
                || CauseChain.contains(e, CertificateNotYetValidException.class);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        judge.checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        judge.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        judge.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
