package io.portolan.testkit.broker;

import io.portolan.testkit.dns.JvmNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** A cluster of two nodes whose names resolve in this JVM. Its verifier checks only the access key id. */
final class TwoNodeCluster implements AutoCloseable {
    static final String OWNER = "arn:aws:iam::222222222222:role/owner";
    static final AwsCredentials OWNER_KEY = AwsBasicCredentials.create("ASIAOWNER", "secret");

    /** It is open while this JVM runs, so two runs of the tests on one host use different addresses. */
    private static final ServerSocket CLAIM = claim();

    /** The first two octets of this JVM's own addresses. */
    static final String NET = CLAIM.getInetAddress().getHostAddress().replace(".255.254", "");

    private static final String ZONE = ".c2.kafka-serverless.us-east-2.amazonaws.com";

    private final String uid;
    final LocalKafka kafka;
    final List<NodeSpec> nodes;
    private final Map<String, BrokerCaller> callers;
    final Path authority;

    private TwoNodeCluster(
            String uid, LocalKafka kafka, List<NodeSpec> nodes, Map<String, BrokerCaller> callers, Path authority) {
        this.uid = uid;
        this.kafka = kafka;
        this.nodes = nodes;
        this.callers = callers;
        this.authority = authority;
    }

    private static ServerSocket claim() {
        for (int net = 200; net < 250; net++) {
            try {
                return new ServerSocket(LocalKafka.PORT, 1, InetAddress.getByName("127." + net + ".255.254"));
            } catch (IOException taken) {
                // Another JVM has this network. The next one may be free.
            }
        }
        throw new IllegalStateException("None of 127.200 to 127.249 is free");
    }

    static TwoNodeCluster start(String uid, String network, Duration sessionLife) throws IOException {
        List<NodeSpec> nodes = List.of(node(uid, network, 1), node(uid, network, 2));
        String boot = "boot-" + uid + ZONE;
        JvmNames.prepare();
        JvmNames.put(
                uid,
                Map.of(
                        boot,
                        List.of(nodes.get(0).ip(), nodes.get(1).ip()),
                        nodes.get(0).host(),
                        List.of(nodes.get(0).ip()),
                        nodes.get(1).host(),
                        List.of(nodes.get(1).ip())));
        CertificateAuthority authority = CertificateAuthority.create();
        Path pem = Files.writeString(Files.createTempFile("authority", ".pem"), authority.certificate());
        Map<String, BrokerCaller> callers = new ConcurrentHashMap<>();
        LocalKafka kafka = LocalKafka.start(new LocalKafkaSpec(
                boot,
                nodes,
                authority.issue(List.of("*" + ZONE)),
                (payload, host) -> caller(callers, payload),
                Grants.of(Grant.all(OWNER)),
                sessionLife));
        TwoNodeCluster cluster = new TwoNodeCluster(uid, kafka, nodes, callers, pem);
        cluster.knows(OWNER_KEY, new BrokerCaller(OWNER, "test", Instant.MAX));
        return cluster;
    }

    private static NodeSpec node(String uid, String network, int id) throws UnknownHostException {
        return new NodeSpec(id, InetAddress.getByName(network + "." + id), "b" + id + "-" + uid + ZONE);
    }

    private static BrokerCaller caller(Map<String, BrokerCaller> callers, Map<String, String> payload)
            throws CallerDenied {
        String key = payload.getOrDefault("x-amz-credential", "").split("/", 2)[0];
        BrokerCaller caller = callers.get(key);
        if (caller == null) {
            throw new CallerDenied("The key " + key + " is not known");
        }
        return caller;
    }

    void knows(AwsCredentials key, BrokerCaller caller) {
        callers.put(key.accessKeyId(), caller);
    }

    void forgets(AwsCredentials key) {
        callers.remove(key.accessKeyId());
    }

    boolean portIsOpen(int node) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(nodes.get(node - 1).ip(), LocalKafka.PORT), 2000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    Map<String, Object> config(Supplier<AwsCredentials> credentials) {
        Map<String, Object> config = stockConfig();
        config.put("sasl.client.callback.handler.class", SuppliedCredentialsHandler.class.getName());
        config.put(SuppliedCredentialsHandler.CONFIG, credentials);
        return config;
    }

    /** The configuration from the README of aws-msk-iam-auth with the test's authority. */
    Map<String, Object> stockConfig() {
        return new HashMap<>(Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "AWS_MSK_IAM",
                "sasl.jaas.config", "software.amazon.msk.auth.iam.IAMLoginModule required;",
                "sasl.client.callback.handler.class", "software.amazon.msk.auth.iam.IAMClientCallbackHandler",
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", authority.toString(),
                "reconnect.backoff.ms", 20,
                "reconnect.backoff.max.ms", 100));
    }

    Admin admin(AwsCredentials credentials) {
        return Admin.create(config(() -> credentials));
    }

    KafkaProducer<String, String> producer(AwsCredentials credentials) {
        Map<String, Object> config = config(() -> credentials);
        config.putAll(Map.of("delivery.timeout.ms", 15_000, "request.timeout.ms", 10_000));
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    void createTopic(String topic) throws Exception {
        try (Admin admin = admin(OWNER_KEY)) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 2))).all().get(20, TimeUnit.SECONDS);
        }
    }

    static RecordMetadata send(KafkaProducer<String, String> producer, String topic, String value) throws Exception {
        return producer.send(new ProducerRecord<>(topic, value)).get(20, TimeUnit.SECONDS);
    }

    /** Reads a topic from its beginning. It ends after {@code count} records or after 30 s. */
    List<String> read(AwsCredentials credentials, String topic, int count) {
        Map<String, Object> config = config(() -> credentials);
        config.putAll(Map.of(
                "group.id", "readers-of-" + topic,
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed"));
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            List<String> values = new ArrayList<>();
            Instant deadline = Instant.now().plusSeconds(30);
            while (values.size() < count && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    @Override
    public void close() throws IOException {
        kafka.close();
        JvmNames.remove(uid);
        Files.delete(authority);
    }
}
