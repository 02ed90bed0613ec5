package io.portolan.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The programs for which {@code config} prints a file with the prefixes that they want. */
enum KafkaProgram {
    KAFKA,
    CONNECT,
    MIRROR_MAKER,
    STREAMS,
    FLINK,
    SPARK,
    DEBEZIUM;

    /** The file for the program. It has one cluster, or several for {@link #MIRROR_MAKER}. */
    String file(List<ClusterConfig> clusters) {
        ClusterConfig cluster = clusters.get(0);
        return switch (this) {
            case KAFKA -> ClientProperties.forTools(cluster);
            case CONNECT -> ConnectProperties.forWorker(cluster);
            case MIRROR_MAKER -> MirrorProperties.of(clusters);
            case STREAMS -> ClientProperties.forStreams(cluster);
            case FLINK -> EngineProperties.forFlink(cluster);
            case SPARK -> EngineProperties.forSpark(cluster);
            case DEBEZIUM -> ConnectProperties.forDebezium(cluster);
        };
    }

    /** What stands in the file before a property of consumers of the cluster's records. */
    String consumerPrefix(ClusterConfig cluster) {
        return switch (this) {
            case KAFKA, STREAMS -> "";
            case CONNECT -> "consumer.";
            case MIRROR_MAKER -> cluster.alias() + ".";
            case FLINK -> "properties.";
            case SPARK -> "kafka.";
            case DEBEZIUM -> ConnectProperties.HISTORY + "consumer.";
        };
    }

    /** What users write on the command line. */
    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words of all programs. */
    static final class Words implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(values()).map(KafkaProgram::word).iterator();
        }
    }

    /** Reads a word. */
    static final class Converter implements ITypeConverter<KafkaProgram> {

        @Override
        public KafkaProgram convert(String word) {
            return Arrays.stream(values())
                    .filter(program -> program.word().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException("'" + word + "' is none of " + String.join(", ", new Words())));
        }
    }
}
