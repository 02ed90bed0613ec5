package io.portolan;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskBuilder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/** The cluster orders and a twin with the same names, certificate and grants. Both have the topic of the tests. */
final class TwinEstate {

    static final String TWIN = "twin";
    static final TopicPartition PARTITION = new TopicPartition("swap", 0);

    final LocalMsk msk;
    final BlockingQueue<Finding> met = new LinkedBlockingQueue<>();

    private TwinEstate(LocalMsk msk) {
        this.msk = msk;
    }

    static LocalMskBuilder declared() {
        return OrdersEstate.oneCluster().cluster(TWIN, cluster -> cluster.twinOf("orders"));
    }

    /** Leaves the names with the right cluster. */
    static TwinEstate of(LocalMsk msk) throws Exception {
        TwinEstate estate = new TwinEstate(msk);
        estate.swap();
        estate.createTopic();
        estate.swapBack();
        estate.createTopic();
        return estate;
    }

    void swap() {
        msk.faults().swap(TWIN);
    }

    void swapBack() {
        msk.faults().swap("orders");
    }

    static ProducerRecord<String, String> record() {
        return new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), "k", "v");
    }

    /** A Portolan whose catalog has this cluster id and policy. It collects the other clusters that its clients meet. */
    Portolan open(String clusterId, String policy) {
        return OrdersEstate.builder(msk, withId(clusterId, policy))
                .listener(new PortolanListener() {
                    @Override
                    public void otherClusterMet(String cluster, Finding finding) {
                        met.add(finding);
                    }
                })
                .open();
    }

    Portolan openPinned(String policy) {
        return open(msk.cluster("orders").clusterId(), policy);
    }

    /** The change to a catalog that pins the right cluster. */
    UnaryOperator<String> pinned(String policy) {
        return withId(msk.cluster("orders").clusterId(), policy);
    }

    static UnaryOperator<String> withId(String clusterId, String policy) {
        String key = clusterId.isEmpty() ? "" : "    cluster-id: " + clusterId + "\n";
        return text -> text.replace("    role: orders-client\n", "    role: orders-client\n" + key)
                .replace("defaults:", "defaults:\n  preflight: " + policy);
    }

    /** The records in the twin. The names must lead there. */
    long recordsOfTheTwin() throws Exception {
        try (Portolan portolan = open("", "off");
                Admin admin = portolan.cluster("orders").admin()) {
            return admin.listOffsets(Map.of(PARTITION, OffsetSpec.latest()))
                    .partitionResult(PARTITION)
                    .get()
                    .offset();
        }
    }

    /** The connections that have authenticated at the twin. */
    int authenticationsOfTheTwin() {
        return msk.cluster(TWIN).kafka().authentications().size();
    }

    private void createTopic() throws Exception {
        try (Portolan portolan = open("", "off");
                Admin admin = portolan.cluster("orders").admin()) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
