package io.portolan.cli;

/** The client configuration of one cluster as Java properties without a prefix. Kafka's own tools and Streams take it. */
final class ClientProperties {

    private ClientProperties() {}

    /** The properties that {@code config} prints if no program is named. */
    static String plain(ClusterConfig cluster) {
        return begin(cluster).properties("", cluster.properties()).toString();
    }

    /** The same for Kafka's own tools, with the option of each. */
    static String forTools(ClusterConfig cluster) {
        return begin(cluster)
                .comment("""
                        Give a tool these two options: --bootstrap-server "$(portolan resolve %s)" --command-config FILE
                        Before Kafka 4.2 some tools have another option for the file:
                          kafka-console-producer.sh, kafka-producer-perf-test.sh    --producer.config FILE
                          kafka-console-consumer.sh, kafka-consumer-perf-test.sh    --consumer.config FILE""".formatted(cluster.name()))
                .properties("", cluster.properties())
                .toString();
    }

    /** The same for a Kafka Streams application. */
    static String forStreams(ClusterConfig cluster) {
        return begin(cluster)
                .comment("""
                        Load it as java.util.Properties and give it to new KafkaStreams(topology, properties).
                        Streams hands these properties to all its clients. Those for one kind of client have a prefix:
                        main.consumer. restore.consumer. global.consumer. consumer. producer. admin.""")
                .section("The name of your application. Its consumer group and its own topics begin with it.")
                .property("application.id", cluster.alias() + "-streams")
                .section("The cluster.")
                .properties("", cluster.properties())
                .toString();
    }

    private static PropertiesText begin(ClusterConfig cluster) {
        return new PropertiesText().comment("""
                Kafka client configuration of cluster %s%s, printed by portolan config.
                Clients need portolan-core on their class path. This file holds no credentials.
                They come from the identity of the process that uses it.""".formatted(cluster.name(), cluster.regionSuffix()));
    }
}
