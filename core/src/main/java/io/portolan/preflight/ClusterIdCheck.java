package io.portolan.preflight;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.ClusterIdRule;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * Are these brokers of the right cluster? Names, certificates and access of two clusters may all agree. Their ids differ.
 *
 * @param cluster the cluster to check
 * @param learnt the id that an earlier preflight saw
 * @param seen the id that each address names. It is empty if an address names none.
 */
record ClusterIdCheck(ClusterDefinition cluster, Optional<String> learnt, Map<BrokerTarget, String> seen) {

    /** One finding. There is none if no address has answered, or if no id is expected and none was named. */
    List<Finding> findings() {
        if (seen.isEmpty() || (expected().isEmpty() && ids().equals(Set.of("")))) {
            return List.of();
        }
        return List.of(isAsExpected() ? sound() : different());
    }

    /** The id to learn. Empty if brokers disagree, or if they name another id than they must. */
    Optional<String> accepted() {
        Set<String> ids = ids();
        ids.remove("");
        boolean acceptable = isAsExpected() || !rule().strict();
        return acceptable && ids.size() == 1 ? Optional.of(ids.iterator().next()) : Optional.empty();
    }

    private ClusterIdRule rule() {
        return cluster.settings().clusterId();
    }

    private Optional<String> expected() {
        return rule().pinned().isPresent() ? rule().pinned() : learnt;
    }

    private Set<String> ids() {
        return new TreeSet<>(seen.values());
    }

    private boolean isAsExpected() {
        Set<String> ids = ids();
        return ids.size() == 1
                && (expected().isEmpty() || ids.contains(expected().get()));
    }

    private Finding sound() {
        String origin = "first seen now";
        if (expected().isPresent()) {
            origin = rule().pinned().isPresent() ? "as the catalog says" : "as before";
        }
        return Finding.about(Code.OK, "cluster id")
                .seen(ids().iterator().next() + ", " + origin)
                .build();
    }

    private Finding different() {
        Advice advice = rule().strict() ? BrokerAdvice.otherCluster() : BrokerAdvice.changedId();
        return Finding.about(rule().strict() ? Code.WRONG_CLUSTER : Code.CLUSTER_ID_CHANGED, cluster.name())
                .asked(asked())
                .seen(seenText())
                .cause(advice.cause())
                .fix(advice.fix())
                .build();
    }

    private String asked() {
        if (expected().isEmpty()) {
            return "one cluster id of all brokers";
        }
        return "the cluster id " + expected().get()
                + (rule().pinned().isPresent() ? ", which the catalog pins" : ", which an earlier preflight saw");
    }

    private String seenText() {
        StringJoiner lines = new StringJoiner("\n");
        for (String id : ids()) {
            StringJoiner targets = new StringJoiner(", ");
            for (BrokerTarget target : seen.keySet()) {
                if (id.equals(seen.get(target))) {
                    targets.add(target.toString());
                }
            }
            lines.add((id.isEmpty() ? "no cluster id" : id) + " at " + targets);
        }
        return lines.toString();
    }
}
