package io.portolan.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portolan.testkit.ClientTrust;
import io.portolan.testkit.broker.CertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.CertPathBuilderException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** {@link AwsEndpoint} over HTTPS. */
@Timeout(30)
class AwsHttpsTest {

    private static final Duration ROUND_TRIP = Duration.ofHours(1);
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create();

    private final AwsBackend backend = AwsBackend.create(AdjustableClock.system());
    private final AwsCredentials user = backend.iam().user(AwsLab.ACCOUNT, "ann");
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final AwsEndpoint endpoint = AwsEndpoint.start(
            InetAddress.getLoopbackAddress(),
            AwsLab.REGION,
            backend,
            AUTHORITY.issue(List.of("127.0.0.1")).sslContext(),
            pauses::add);
    private final ClientTrust trust;
    private final List<StsClient> clients = new ArrayList<>();

    AwsHttpsTest() throws Exception {
        trust = ClientTrust.from(AUTHORITY.jvmTrustStore());
    }

    @AfterEach
    void close() {
        clients.forEach(StsClient::close);
        endpoint.close();
    }

    @Test
    void signaturesAreVerifiedOverHttpsToo() {
        assertThat(sts("https", user).getCallerIdentity().arn()).isEqualTo("arn:aws:iam::111111111111:user/ann");
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> sts("https", AwsBasicCredentials.create(user.accessKeyId(), "wrong"))
                        .getCallerIdentity())
                .satisfies(
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch"));
        assertThat(backend.calls().count("sts:GetCallerIdentity")).isEqualTo(2);
    }

    @Test
    void untrustingClientSendsNothing() {
        StsClient stranger = client("https", user, UrlConnectionHttpClient.builder());
        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(stranger::getCallerIdentity)
                .withRootCauseInstanceOf(CertPathBuilderException.class)
                .havingCause()
                .isInstanceOf(SSLHandshakeException.class);
        assertThat(backend.calls().all()).isEmpty();
    }

    @Test
    void certificateNamesTheAddress() throws Exception {
        try (SSLSocket socket = trust.connect(uri("https"))) {
            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            int addressType = 7;
            assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(addressType, "127.0.0.1"));
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @ParameterizedTest
    @CsvSource({"http, 1", "https, 2"})
    void connectionAndAnswersTakeRoundTrips(String scheme, int opening) {
        backend.faults().distance(ROUND_TRIP);
        StsClient sts = sts(scheme, user);
        sts.getCallerIdentity();
        assertThat(roundTrips()).isEqualTo(opening + 1);
        sts.getCallerIdentity();
        assertThat(roundTrips()).as("on the same connection").isEqualTo(opening + 2);

        backend.faults().slow(AwsService.STS, ROUND_TRIP);
        sts.getCallerIdentity();
        assertThat(roundTrips()).as("slow besides").isEqualTo(opening + 4);

        backend.faults().clear();
        sts.getCallerIdentity();
        sts(scheme, user).getCallerIdentity();
        assertThat(roundTrips()).as("near again").isEqualTo(opening + 4);
    }

    @Test
    void faultsAreThoseOfHttp() {
        backend.faults().raise(AwsService.STS, AwsFault.DOWN);
        for (String scheme : List.of("http", "https")) {
            assertThatExceptionOfType(SdkClientException.class)
                    .isThrownBy(() -> sts(scheme, user).getCallerIdentity())
                    .withMessageContaining("Unexpected end of file from server");
        }
    }

    @Test
    void closeCutsConnectionsWhereverTheyAre() throws Exception {
        try (SSLSocket idle = trust.connect(uri("https"));
                Socket silent = new Socket(
                        InetAddress.getLoopbackAddress(), uri("https").getPort());
                Socket inHandshake = new Socket(
                        InetAddress.getLoopbackAddress(), uri("https").getPort())) {
            inHandshake.getOutputStream().write(new byte[] {22, 3, 1});
            sts("https", user).getCallerIdentity();
            endpoint.close();

            assertThat(endOf(idle)).isTrue();
            assertThat(endOf(silent)).isTrue();
            assertThat(endOf(inHandshake)).isTrue();
        }
    }

    @Test
    void endpointWithoutCertificateEndsTls() throws Exception {
        try (AwsEndpoint plain = AwsEndpoint.start(InetAddress.getLoopbackAddress(), AwsLab.REGION, backend)) {
            // The bytes of a handshake are random. The server answers them, or ends or resets the connection.
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> trust.connect(plain.uri()));
        }
    }

    private static boolean endOf(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private long roundTrips() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(ROUND_TRIP);
    }

    private URI uri(String scheme) {
        return URI.create(scheme + "://" + endpoint.uri().getAuthority());
    }

    private StsClient sts(String scheme, AwsCredentials credentials) {
        return client(scheme, credentials, UrlConnectionHttpClient.builder().tlsTrustManagersProvider(trust::managers));
    }

    private StsClient client(String scheme, AwsCredentials credentials, UrlConnectionHttpClient.Builder http) {
        StsClient client = StsClient.builder()
                .region(Region.of(AwsLab.REGION))
                .endpointOverride(uri(scheme))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(http)
                .overrideConfiguration(settings -> settings.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
        clients.add(client);
        return client;
    }
}
