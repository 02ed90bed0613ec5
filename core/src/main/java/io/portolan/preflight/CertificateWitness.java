package io.portolan.preflight;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Looks at the certificate that a broker shows. It breaks the handshake off there, so it trusts nothing and sends nothing of the
 * client's. For one look.
 */
final class CertificateWitness extends X509ExtendedTrustManager {

    private final BrokerTarget target;
    private final OpenSockets sockets;
    private final PreflightLimits limits;
    private List<X509Certificate> shown = List.of();

    CertificateWitness(BrokerTarget target, OpenSockets sockets, PreflightLimits limits) {
        this.target = target;
        this.sockets = sockets;
        this.limits = limits;
    }

    /** The server's chain with its own certificate first. Empty if none was shown. */
    List<X509Certificate> look() {
        try (Socket socket = BrokerConnection.connectSocket(target, sockets, limits)) {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            SSLEngine engine = context.createSSLEngine(
                    target.broker().host(), target.broker().port());
            engine.setUseClientMode(true);
            TlsStreams.handshake(engine, socket);
        } catch (IOException | GeneralSecurityException e) {
            // It ends so in any case.
        }
        return shown;
    }

    private void witness(X509Certificate[] chain) throws CertificateException {
        shown = List.of(chain);
        throw new CertificateException("This was only a look at the certificate");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        witness(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        witness(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        witness(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        witness(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        witness(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        witness(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
