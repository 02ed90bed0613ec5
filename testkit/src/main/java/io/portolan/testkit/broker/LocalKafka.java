package io.portolan.testkit.broker;

import java.util.List;
import java.util.Set;

/**
 * One Kafka cluster in this JVM: KRaft brokers behind TLS and {@code AWS_MSK_IAM}, each on an own loopback address at
 * port 9098. Thread-safe; closing it stops the brokers and deletes their logs.
 */
public final class LocalKafka implements AutoCloseable {
    /** The port of MSK's IAM listeners. */
    public static final int PORT = 9098;

    private final LocalKafkaSpec spec;

    private LocalKafka(LocalKafkaSpec spec) {
        this.spec = spec;
    }

    /**
     * Starts a cluster, and returns when all its brokers take requests.
     *
     * @throws IllegalStateException if a broker does not start, for example because its address is in use
     */
    public static LocalKafka start(LocalKafkaSpec spec) {
        return new LocalKafka(spec);
    }

    /** What clients are given: the bootstrap name and its port. */
    public String bootstrapServers() {
        return spec.bootstrapHost() + ":" + PORT;
    }

    /** What the roles may do here; changes hold at once. */
    public Grants grants() {
        return spec.grants();
    }

    /** Stops one broker; its port refuses connections and its log is kept. Nothing happens if it is stopped. */
    public void stop(int node) {
        throw new UnsupportedOperationException();
    }

    /** Starts a stopped broker again on the same address, with its log. Nothing happens if it runs. */
    public void start(int node) {
        throw new UnsupportedOperationException();
    }

    /** Every attempt to authenticate since the start or the last {@link #forgetAuthentications()}, oldest first. */
    public List<Authentication> authentications() {
        return List.of();
    }

    /** The ARNs that were let in since the start or the last {@link #forgetAuthentications()}. */
    public Set<String> seenPrincipals() {
        return Set.of();
    }

    /** Empties {@link #authentications()}. */
    public void forgetAuthentications() {}

    /** Stops all brokers and deletes their logs. */
    @Override
    public void close() {}
}
