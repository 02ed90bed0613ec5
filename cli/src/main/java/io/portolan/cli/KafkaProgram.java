package io.portolan.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The programs for which {@code config} prints a file with the prefixes that they want. */
enum KafkaProgram {
    KAFKA(clusters -> ClientProperties.forTools(clusters.get(0))),
    CONNECT(clusters -> ConnectProperties.forWorker(clusters.get(0))),
    MIRROR_MAKER(MirrorProperties::of),
    STREAMS(clusters -> ClientProperties.forStreams(clusters.get(0))),
    FLINK(clusters -> EngineProperties.forFlink(clusters.get(0))),
    SPARK(clusters -> EngineProperties.forSpark(clusters.get(0))),
    DEBEZIUM(clusters -> ConnectProperties.forDebezium(clusters.get(0)));

    private final Function<List<ClusterConfig>, String> file;

    KafkaProgram(Function<List<ClusterConfig>, String> file) {
        this.file = file;
    }

    /** The file for the program. It has one cluster, or several for {@link #MIRROR_MAKER}. */
    String file(List<ClusterConfig> clusters) {
        return file.apply(clusters);
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
