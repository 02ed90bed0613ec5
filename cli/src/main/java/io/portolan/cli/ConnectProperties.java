package io.portolan.cli;

import io.portolan.kafka.ClientKind;

/** A cluster's client configuration for Kafka Connect and for a connector of it. */
final class ConnectProperties {

    /** What stands before a Debezium connector's properties of the history. */
    static final String HISTORY = "schema.history.internal.";

    private ConnectProperties() {}

    /** The file of a distributed worker. The worker and its connectors use the cluster. */
    static String forWorker(ClusterConfig cluster) {
        PropertiesText text = begin("A distributed Kafka Connect worker on", cluster)
                .comment("""
                        Start it with: connect-distributed.sh FILE
                        Put portolan-core and its dependencies on the worker's class path and not into plugin.path.
                        This file holds no credentials. They come from the identity of the worker's process.""")
                .section(
                        "The worker's group and its three topics. The brokers know how many replicas a topic has (-1).");
        addGroup(text, "connect-" + cluster.alias());
        return text.property("key.converter", "org.apache.kafka.connect.json.JsonConverter")
                .property("value.converter", "org.apache.kafka.connect.json.JsonConverter")
                .section("The worker itself. Connectors do not inherit this.")
                .properties("", cluster.properties())
                .section("What connectors write: source connectors, and dead letters of sink connectors.")
                .properties("producer.", cluster.propertiesFor(ClientKind.PRODUCER))
                .section("What connectors read: sink connectors.")
                .properties("consumer.", cluster.propertiesFor(ClientKind.CONSUMER))
                .section("The topics that connectors create.")
                .properties("admin.", cluster.propertiesFor(ClientKind.ADMIN))
                .section("""
                        A connector may use another cluster. Its own configuration then has the same properties with
                        producer.override., consumer.override. and admin.override. before them.
                        In its JSON, NAME=VALUE becomes "NAME": "VALUE". Keep the backslashes.""")
                .property("connector.client.config.override.policy", "All")
                .toString();
    }

    private static void addGroup(PropertiesText text, String name) {
        text.property("group.id", name)
                .property("config.storage.topic", name + "-configs")
                .property("config.storage.replication.factor", "-1")
                .property("offset.storage.topic", name + "-offsets")
                .property("offset.storage.replication.factor", "-1")
                .property("status.storage.topic", name + "-status")
                .property("status.storage.replication.factor", "-1");
    }

    /** The part of a Debezium connector's configuration that says where the history of the database schema is kept. */
    static String forDebezium(ClusterConfig cluster) {
        return begin("The schema history of a Debezium connector on", cluster)
                .comment("""
                        Add it to the connector's own configuration. In JSON, NAME=VALUE becomes "NAME": "VALUE".
                        Keep the backslashes.
                        The connector's records go where its worker's producer. properties say: portolan config NAME --for connect
                        The connector needs portolan-core on the class path of the worker.""")
                .property(HISTORY + "kafka.topic", "schema-history-" + cluster.alias())
                .property(
                        HISTORY + "kafka.bootstrap.servers",
                        String.valueOf(cluster.properties().get("bootstrap.servers")))
                .section("Writes the history and creates its topic.")
                .properties(HISTORY + "producer.", cluster.propertiesFor(ClientKind.PRODUCER))
                .section("Reads the history when the connector starts.")
                .properties(HISTORY + "consumer.", cluster.propertiesFor(ClientKind.CONSUMER))
                .toString();
    }

    private static PropertiesText begin(String what, ClusterConfig cluster) {
        return new PropertiesText()
                .comment(
                        what + " cluster " + cluster.name() + cluster.regionSuffix() + ", printed by portolan config.");
    }
}
