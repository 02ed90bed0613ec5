package io.portolan.examples.anytoany;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The options of the command line.
 *
 * @param catalog The user's own catalog. Without it the program starts a local estate.
 * @param clusters The logical names of the clusters.
 * @param topic The topic for the records.
 * @param site The name of this client site in the table.
 * @param createTopic Whether to create a missing topic.
 * @param report The folder for the report of this site.
 * @param rows Whether to print the results as lines for a parent process.
 */
record CommandOptions(
        Optional<Path> catalog,
        List<String> clusters,
        String topic,
        String site,
        boolean createTopic,
        Optional<Path> report,
        boolean rows) {

    static final String USAGE = """
            usage: any-to-any                                            every site to every cluster, on a local estate
                   any-to-any --catalog FILE --cluster NAME[,NAME…] --topic TOPIC [--create-topic]
                                                                         this host to your own clusters""";

    static CommandOptions parse(String[] args) {
        Optional<Path> catalog = Optional.empty();
        List<String> clusters = List.of();
        String topic = "";
        String site = "here";
        boolean createTopic = false;
        Optional<Path> report = Optional.empty();
        boolean rows = false;
        Deque<String> words = new ArrayDeque<>(List.of(args));
        while (!words.isEmpty()) {
            String option = words.pop();
            switch (option) {
                case "--catalog" -> catalog = Optional.of(Path.of(value(option, words)));
                case "--cluster" -> clusters = List.of(value(option, words).split(","));
                case "--topic" -> topic = value(option, words);
                case "--site" -> site = value(option, words);
                case "--create-topic" -> createTopic = true;
                case "--report" -> report = Optional.of(Path.of(value(option, words)));
                case "--rows" -> rows = true;
                default -> throw new IllegalArgumentException("There is no option " + option + ".");
            }
        }
        return new CommandOptions(catalog, clusters, topic, site, createTopic, report, rows).checked();
    }

    private static String value(String option, Deque<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("The option " + option + " has no value.");
        }
        return words.pop();
    }

    private CommandOptions checked() {
        if (catalog.isPresent() && (clusters.isEmpty() || topic.isEmpty())) {
            throw new IllegalArgumentException("The option --catalog needs --cluster and --topic.");
        }
        if (catalog.isEmpty() && !(clusters.isEmpty() && topic.isEmpty())) {
            throw new IllegalArgumentException("The options --cluster and --topic need --catalog.");
        }
        return this;
    }
}
