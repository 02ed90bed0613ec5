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
 * Trusts what the other trust manager trusts. It remembers what the server showed and why that was not good enough. For one
 * handshake.
 */
final class CertificateRecorder extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager delegate;
    private List<X509Certificate> shown = List.of();
    private Code verdict = Code.OK;

    CertificateRecorder(X509ExtendedTrustManager delegate) {
        this.delegate = delegate;
    }

    /** The server's chain with its own certificate first. It is empty if the handshake did not come so far. */
    synchronized List<X509Certificate> shown() {
        return shown;
    }

    /** {@link Code#OK} or what is wrong with the chain. */
    synchronized Code verdict() {
        return verdict;
    }

    /** Called by {@code SSLSocket}. The socket's parameters make the other manager check the host's name too. */
    @Override
    public synchronized void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        shown = List.of(chain);
        try {
            delegate.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException e) {
            verdict = verdictWithoutName(chain, authType);
            throw e;
        }
    }

    /** What is wrong. A second check without the host's name shows whether only the name is wrong. */
    private Code verdictWithoutName(X509Certificate[] chain, String authType) {
        try {
            delegate.checkServerTrusted(chain, authType);
            return Code.TLS_NAME_MISMATCH;
        } catch (CertificateException e) {
            return isOutsideValidity(e) ? Code.TLS_EXPIRED : Code.TLS_UNTRUSTED;
        }
    }

    private static boolean isOutsideValidity(Throwable e) {
        return CauseChain.contains(e, CertificateExpiredException.class)
                || CauseChain.contains(e, CertificateNotYetValidException.class);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        delegate.checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        delegate.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        delegate.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        delegate.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        delegate.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return delegate.getAcceptedIssuers();
    }
}
