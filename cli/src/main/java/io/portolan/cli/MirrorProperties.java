package io.portolan.cli;

import java.util.List;
import java.util.stream.Collectors;

/** The client configurations of several clusters for MirrorMaker 2. The first one is mirrored into the others. */
final class MirrorProperties {

    /** What stands before the number of replicas. The first is of the topics that are mirrored. */
    private static final List<String> TOPICS = List.of(
            "",
            "checkpoints.topic.",
            "heartbeats.topic.",
            "offset-syncs.topic.",
            "config.storage.",
            "offset.storage.",
            "status.storage.");

    private MirrorProperties() {}

    /** The file of {@code connect-mirror-maker.sh}. */
    static String of(List<ClusterConfig> clusters) {
        ClusterConfig source = clusters.get(0);
        List<ClusterConfig> targets = clusters.subList(1, clusters.size());
        PropertiesText text = new PropertiesText()
                .comment("""
                        MirrorMaker 2 from cluster %s to %s, printed by portolan config.
                        Start it with: connect-mirror-maker.sh FILE
                        It needs portolan-core and its dependencies on its class path.
                        This file holds no credentials. They come from the identity of its process.""".formatted(
                        source.name(), targets.stream().map(ClusterConfig::name).collect(Collectors.joining(", "))))
                .property(
                        "clusters", clusters.stream().map(ClusterConfig::alias).collect(Collectors.joining(", ")));
        for (ClusterConfig target : targets) {
            text.section("What is mirrored. A topic t of " + source.alias() + " becomes " + source.alias() + ".t.")
                    .property(source.alias() + "->" + target.alias() + ".enabled", "true")
                    .property(source.alias() + "->" + target.alias() + ".topics", ".*");
        }
        text.section("The brokers know how many replicas a topic has (-1). MSK has IAM in place of Kafka's ACLs.");
        for (String topics : TOPICS) {
            text.property(topics + "replication.factor", "-1");
        }
        text.property("sync.topic.acls.enabled", "false");
        for (ClusterConfig cluster : clusters) {
            text.section("All clients of cluster " + cluster.name() + cluster.regionSuffix() + ".")
                    .properties(cluster.alias() + ".", cluster.properties());
        }
        return text.toString();
    }
}
