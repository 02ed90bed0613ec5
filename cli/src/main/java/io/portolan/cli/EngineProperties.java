package io.portolan.cli;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A cluster's client configuration for Flink and Spark. Both take Kafka's properties with a prefix. */
final class EngineProperties {

    private EngineProperties() {}

    /** A table of Flink SQL. */
    static String forFlink(ClusterConfig cluster) {
        String options = new TreeMap<>(cluster.properties())
                .entrySet().stream()
                        .map(property ->
                                ",\n  " + quote("properties." + property.getKey()) + " = " + quote(property.getValue()))
                        .collect(Collectors.joining());
        return """
                -- A topic of cluster %s%s as a table of Flink SQL, printed by portolan config.
                -- Run it with: sql-client.sh -f FILE. Change the columns, the topic and the format as you need.
                -- Flink needs flink-connector-kafka, kafka-clients and portolan-core in its lib folder. Leave out
                -- flink-sql-connector-kafka, because its Kafka has other class names.
                -- This file holds no credentials. They come from the identity of the task managers' processes.
                -- A program with KafkaSource takes the same properties without properties. before them.
                CREATE TABLE `%s` (
                  `value` STRING
                ) WITH (
                  'connector' = 'kafka',
                  'topic' = %s,
                  'format' = 'raw',
                  'scan.startup.mode' = 'earliest-offset'%s
                );
                """.formatted(cluster.name(), cluster.regionSuffix(), cluster.alias(), quote(cluster.alias()), options);
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Options of Spark's Kafka source and sink. */
    static String forSpark(ClusterConfig cluster) {
        if (cluster.properties().containsKey("interceptor.classes")) {
            throw interceptors(cluster);
        }
        return new PropertiesText()
                .comment("""
                        Options of Spark's Kafka source and sink for cluster %s%s, printed by portolan config.
                        Load them as a map: spark.readStream().format("kafka").options(map).option("subscribe", TOPIC)
                        The driver and the executors need portolan-core on their class path.
                        This file holds no credentials. They come from the identity of these processes.""".formatted(cluster.name(), cluster.regionSuffix()))
                .properties("kafka.", cluster.properties())
                .toString();
    }

    private static PortolanException interceptors(ClusterConfig cluster) {
        return new PortolanException(
                "Spark cannot use cluster " + cluster.name() + " as the catalog describes it",
                Finding.about(Code.CATALOG_INVALID, "cluster " + cluster.name())
                        .asked("a client configuration without interceptor.classes")
                        .seen("interceptor.classes, from the catalog's kafka block or because of cluster-id")
                        .cause("Spark refuses interceptors. With cluster-id Portolan watches clients by one.")
                        .fix("Print the file from a catalog without cluster-id and interceptor.classes.")
                        .build());
    }
}
