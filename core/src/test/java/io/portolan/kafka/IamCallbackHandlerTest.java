package io.portolan.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.StandardError;
import io.portolan.credentials.BaseIdentity;
import io.portolan.credentials.ClientIdentity;
import io.portolan.credentials.CredentialsLease;
import io.portolan.diagnosis.PortolanException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.apache.kafka.common.config.ConfigException;
import org.ietf.jgss.GSSException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.IAMClientCallbackHandler;
import software.amazon.msk.auth.iam.IAMLoginModule;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;
import software.amazon.msk.auth.iam.internals.IAMSaslClient;

/** How a Kafka client makes and closes an {@link IamCallbackHandler}, and gets its SASL clients. */
@Timeout(20)
class IamCallbackHandlerTest {

    private static final String BROKER = "10.20.1.1";
    private static final Map<String, String> GUARD = Map.of(
            "portolan.region",
            "us-west-2",
            "portolan.connectivity",
            "private",
            "portolan.preflight",
            "fail",
            "portolan.service-vpc",
            "10.20.0.0/16",
            "portolan.other-environments",
            "dev=10.90.0.0/16");

    private final AtomicInteger asked = new AtomicInteger();
    private final ClientIdentity identity = new ClientIdentity(
            BaseIdentity.provider(() -> {
                asked.incrementAndGet();
                return AwsBasicCredentials.create("AKIA1", "s");
            }),
            Optional.empty(),
            Region.US_EAST_2,
            null);

    /** The application's lease. Without it, a provider object cannot be found again. */
    @AutoClose
    private final CredentialsLease application = CredentialsLease.of(identity);

    @AutoClose
    private final IamCallbackHandler handler = new IamCallbackHandler();

    @Test
    void signatureIsForTheClustersRegion() throws Exception {
        configure(Map.of());

        assertThat(sign(BROKER))
                .contains("\"" + application.resolveCredentials().accessKeyId() + "/")
                .contains("/us-west-2/kafka-cluster/aws4_request\"");
    }

    @Test
    void auditsHaveOneLinePerClient() {
        String log = StandardError.capture(
                () -> configure(Map.of("portolan.cluster", "orders", "bootstrap.servers", List.of("b-1:9098"))));

        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("INFO", "cluster orders", "the base identity, provider", "[b-1:9098]");
    }

    /** Kafka's thread must not hang with a preflight that hangs. The connection ends, and Kafka comes back. */
    @Test
    void waitForThePreflightHasALimit() {
        List<Long> limits = new ArrayList<>();
        CompletableFuture<Object> hanging = new CompletableFuture<>() {
            @Override
            public Object get(long timeout, TimeUnit unit) throws TimeoutException {
                limits.add(unit.toSeconds(timeout));
                throw new TimeoutException();
            }
        };
        configure(Map.of(IamCallbackHandler.APPROVAL, hanging));

        assertThatThrownBy(() -> sign(BROKER)).hasCauseInstanceOf(GSSException.class);
        assertThat(limits).containsExactly(10L);
        assertThat(asked).hasValue(0);
    }

    @Test
    void foreignHostGetsNoSignature() {
        configure(Map.of());

        assertThatThrownBy(() -> sign("10.90.1.1"))
                .isInstanceOf(SaslException.class)
                .hasMessageContaining("No credentials are sent to 10.90.1.1");
        assertThat(asked).hasValue(0);
    }

    @Test
    void handlerAloneGivesNothing() throws Exception {
        configure(Map.of());
        AWSCredentialsCallback request = new AWSCredentialsCallback();
        handler.handle(new Callback[] {request});

        assertThat(request.getAwsCredentials()).isNull();
        assertThat(request.getLoadingException()).hasMessageContaining("guard was not asked");
        assertThat(asked).hasValue(0);
    }

    @Test
    void credentialsWaitForTheApproval() {
        CompletableFuture<Object> approval = new CompletableFuture<>();
        configure(Map.of(IamCallbackHandler.APPROVAL, approval));
        CompletableFuture<String> signed = new CompletableFuture<>();
        Thread kafka = new Thread(() -> signed.completeAsync(this::signOrFail, Runnable::run));
        kafka.start();
        while (kafka.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(asked).as("the identity was asked").hasValue(0);
        approval.complete(null);

        assertThat(signed.join()).contains("AKIA1");
    }

    @Test
    void unapprovedClientGetsNoCredentials() {
        configure(Map.of(
                IamCallbackHandler.APPROVAL, CompletableFuture.failedFuture(new IllegalStateException("not passed"))));

        assertThatThrownBy(() -> sign(BROKER)).hasRootCauseMessage("not passed");
        assertThat(asked).hasValue(0);
    }

    @Test
    void anApprovedClientDoesNotWait() {
        CompletableFuture<?> open = new CompletableFuture<>();
        CompletableFuture<?> failed = CompletableFuture.failedFuture(new IllegalStateException("not passed"));

        assertThat(waitingConfig(failed)).containsEntry("portolan.approval", failed);
        assertThat(waitingConfig(open)).containsEntry("portolan.approval", open);
        assertThat(waitingConfig(CompletableFuture.completedFuture(null))).doesNotContainKey("portolan.approval");
    }

    @Test
    void otherQuestionsAreRefused() {
        configure(Map.of());

        assertThatThrownBy(() -> handler.handle(new Callback[] {new NameCallback("name")}))
                .isInstanceOf(UnsupportedCallbackException.class);
    }

    @Test
    void unguardedConfigurationIsRefused() {
        Map<String, String> older = new HashMap<>(identity.toConfig());
        older.put("portolan.region", "us-west-2");

        assertThatThrownBy(() -> handler.configure(older, "AWS_MSK_IAM", List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("An older version of Portolan made it");
        assertThat(guards()).isEmpty();
    }

    @Test
    void operatorsRestrictWhatStringsMayName() {
        System.setProperty("portolan.allowed-roles", "arn:aws:iam::222222222222:role/orders-*");
        try {
            assertThatThrownBy(() -> configure(Map.of()))
                    .isInstanceOf(PortolanException.class)
                    .hasMessageContaining("portolan.allowed-roles");
        } finally {
            System.clearProperty("portolan.allowed-roles");
        }
    }

    @Test
    void unnamedHostsAreRefused() {
        assertThatThrownBy(() -> configure(Map.of("ssl.endpoint.identification.algorithm", "")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("passes for a broker");
    }

    /** Clients outlive their Portolan. An application server must get the class loader back after the last one. */
    @Test
    void lastHandlerRemovesTheSecurityProvider() {
        configure(Map.of());
        IamCallbackHandler second = new IamCallbackHandler();
        configure(second, Map.of());
        assertThat(guards()).hasSize(1);

        handler.close();
        handler.close();
        assertThat(guards()).hasSize(1);
        second.close();
        assertThat(guards()).isEmpty();
    }

    /** An application server loads the library once for each application. */
    @Test
    void applicationsOfOneServerHaveTheirOwnGuards() throws Exception {
        configure(Map.of());
        try (URLClassLoader second = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> provider = second.loadClass(GuardProvider.class.getName());
            call(provider, "share");
            assertThat(guards()).hasSize(2).doesNotHaveDuplicates();
            assertThat(sign(BROKER)).as("the first application's client").contains("AKIA1");

            call(provider, "release");
            assertThat(guards()).hasSize(1);
            assertThat(sign(BROKER)).contains("AKIA1");
        }
    }

    private static void call(Class<?> type, String method) throws ReflectiveOperationException {
        Method found = type.getDeclaredMethod(method);
        found.setAccessible(true);
        found.invoke(null);
    }

    private static URL[] classPath() throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(Path.of("target/classes/").toUri().toURL());
        for (String jar :
                Files.readString(Path.of("target/runtime.classpath")).strip().split(":", -1)) {
            urls.add(Path.of(jar).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    @Test
    void handlersOfOthersAreLeftToOtherProviders() throws Exception {
        configure(Map.of());
        new IAMLoginModule(); // Its static initialiser registers aws-msk-iam-auth's own provider.

        assertThat(Sasl.createSaslClient(
                        new String[] {"AWS_MSK_IAM"}, null, "kafka", BROKER, Map.of(), new IAMClientCallbackHandler()))
                .isInstanceOf(IAMSaslClient.class);
    }

    private static List<String> guards() {
        return Arrays.stream(Security.getProviders())
                .map(provider -> provider.getName())
                .filter(name -> name.startsWith("Portolan-"))
                .toList();
    }

    private static Map<String, Object> waitingConfig(CompletableFuture<?> approval) {
        Map<String, Object> config = new HashMap<>();
        IamCallbackHandler.awaitApproval(config, approval);
        return config;
    }

    private void configure(Map<String, Object> more) {
        configure(handler, more);
    }

    private void configure(IamCallbackHandler one, Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(identity.toConfig());
        config.putAll(GUARD);
        config.putAll(more);
        one.configure(config, "AWS_MSK_IAM", new ArrayList<>());
    }

    private String signOrFail() {
        try {
            return sign(BROKER);
        } catch (SaslException e) {
            throw new AssertionError(e);
        }
    }

    /** What Kafka does for one connection. */
    private String sign(String host) throws SaslException {
        SaslClient client = Sasl.createSaslClient(new String[] {"AWS_MSK_IAM"}, null, "kafka", host, Map.of(), handler);
        return new String(client.evaluateChallenge(new byte[0]), UTF_8);
    }
}
