package io.portolan.testkit;

import io.portolan.testkit.aws.MskCluster;
import io.portolan.testkit.broker.CertificateAuthority;
import io.portolan.testkit.broker.LocalKafka;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cluster of an estate. Thread-safe; it ends with its estate. */
public final class LocalCluster {

    private final MskCluster shown;
    private final ClusterNames names;
    private final CertificateAuthority authority;
    private final @Nullable LocalKafka kafka;

    LocalCluster(MskCluster shown, ClusterNames names, CertificateAuthority authority, @Nullable LocalKafka kafka) {
        this.shown = shown;
        this.names = names;
        this.authority = authority;
        this.kafka = kafka;
    }

    /** Its ARN in the MSK API. */
    public String arn() {
        return shown.arn();
    }

    /** The account that owns it. */
    public String account() {
        return shown.account();
    }

    /** The region that it is in. */
    public String region() {
        return shown.region();
    }

    /** The bootstrap name, {@code boot-…}: no broker advertises it. */
    public String bootstrapHost() {
        return names.boot();
    }

    /** The bootstrap name with its port, as GetBootstrapBrokers answers it. */
    public String bootstrapServers() {
        return names.boot() + ":" + LocalKafka.PORT;
    }

    /** The names that the brokers advertise. */
    public List<String> brokerHosts() {
        return names.brokers();
    }

    /** The brokers' addresses, in the order of {@link #brokerHosts()}. */
    public List<InetAddress> brokerAddresses() {
        return names.addresses();
    }

    /** Bootstrap name and brokers' names. */
    List<String> hosts() {
        return List.copyOf(names.zone().keySet());
    }

    /**
     * Stops a broker: its port refuses, its log is kept.
     *
     * @param number from 1, as in its name
     */
    public void stopBroker(int number) {
        kafka().stop(number);
    }

    /** Starts a stopped broker again. */
    public void startBroker(int number) {
        kafka().start(number);
    }

    /** Resets the connections that clients have to its brokers now; they may connect again at once. */
    public void resetConnections() {
        kafka().resetConnections();
    }

    /** Its brokers present a bad certificate to whoever connects from now on. */
    public void showCertificate(CertificateFault fault) {
        kafka().faults().present(fault.issue(authority, hosts()));
    }

    /** Its brokers tell whoever authenticates "Too many connects", as MSK does when connections are made too often. */
    public void throttleConnects() {
        kafka().faults().throttle();
    }

    /** Its brokers tell a role or user "Access denied", as MSK does without {@code kafka-cluster:Connect}. */
    public void deny(String arn) {
        kafka().faults().deny(arn);
    }

    /** The ARNs of roles and users that its brokers let in. */
    public Set<String> seenPrincipals() {
        return kafka().seenPrincipals();
    }

    /**
     * The brokers: attempts to authenticate, and what each role may do.
     *
     * @throws IllegalStateException if none run for this cluster
     */
    public LocalKafka kafka() {
        return Optional.ofNullable(kafka)
                .orElseThrow(() -> new IllegalStateException("No broker runs for " + arn() + ": it was declared so"));
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
