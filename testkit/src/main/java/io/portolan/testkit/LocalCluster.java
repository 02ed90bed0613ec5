package io.portolan.testkit;

import io.portolan.testkit.aws.MskCluster;
import io.portolan.testkit.broker.CertificateAuthority;
import io.portolan.testkit.broker.LocalKafka;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cluster of an estate. It ends with its estate. Thread-safe. */
public final class LocalCluster {

    private final MskCluster mskCluster;
    private final ClusterNames names;
    private final CertificateAuthority authority;
    private final @Nullable LocalKafka kafka;

    LocalCluster(
            MskCluster mskCluster, ClusterNames names, CertificateAuthority authority, @Nullable LocalKafka kafka) {
        this.mskCluster = mskCluster;
        this.names = names;
        this.authority = authority;
        this.kafka = kafka;
    }

    /** Its ARN in the MSK API. */
    public String arn() {
        return mskCluster.arn();
    }

    /** The account that owns it. */
    public String account() {
        return mskCluster.account();
    }

    /** The region that it is in. */
    public String region() {
        return mskCluster.region();
    }

    /** The Kafka cluster id that its brokers name in their metadata. */
    public String clusterId() {
        return kafka().clusterId();
    }

    /** The bootstrap name {@code boot-…}, which no broker advertises. */
    public String bootstrapHost() {
        return names.boot();
    }

    /** The bootstrap name with its port, as {@code GetBootstrapBrokers} returns it for a Serverless cluster. */
    public String bootstrapServers() {
        return names.boot() + ":" + LocalKafka.PORT;
    }

    /** The names that the brokers advertise. */
    public List<String> brokerHosts() {
        return names.brokers();
    }

    /** The brokers' addresses in the order of {@link #brokerHosts()}. */
    public List<InetAddress> brokerAddresses() {
        return names.addresses();
    }

    /** The bootstrap name and the brokers' names. */
    List<String> hosts() {
        return List.copyOf(names.zone().keySet());
    }

    /**
     * Stops a broker. Its port refuses connections and its log is kept.
     *
     * @param number the number in its name, from 1
     */
    public void stopBroker(int number) {
        kafka().stop(number);
    }

    /**
     * Starts a stopped broker again.
     *
     * @param number the number in its name, from 1
     */
    public void startBroker(int number) {
        kafka().start(number);
    }

    /** Resets all open connections of clients to its brokers. The clients may connect again at once. */
    public void resetConnections() {
        kafka().resetConnections();
    }

    /** Its brokers present a bad certificate on all new connections. */
    public void showCertificate(CertificateFault fault) {
        kafka().faults().present(fault.issue(authority, hosts()));
    }

    /** Its brokers refuse every authentication with "Too many connects". MSK does so when clients connect too often. */
    public void throttleConnects() {
        kafka().faults().throttle();
    }

    /** Its brokers refuse a role or user with "Access denied". MSK does so without {@code kafka-cluster:Connect}. */
    public void deny(String arn) {
        kafka().faults().deny(arn);
    }

    /** The ARNs of roles and users that its brokers let in. */
    public Set<String> seenPrincipals() {
        return kafka().seenPrincipals();
    }

    /**
     * The running brokers. They report the attempts to authenticate.
     *
     * @throws IllegalStateException if this cluster was declared without brokers
     */
    public LocalKafka kafka() {
        return Optional.ofNullable(kafka)
                .orElseThrow(() -> new IllegalStateException("The cluster " + arn() + " was declared without brokers"));
    }

    void restore() {
        if (kafka != null) {
            kafka.faults().clear();
            for (int node = 1; node <= names.brokers().size(); node++) {
                kafka.start(node);
            }
        }
    }

    void forgetAuthentications() {
        if (kafka != null) {
            kafka.forgetAuthentications();
        }
    }
}
