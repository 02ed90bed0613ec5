package io.portolan.brokers;

import java.util.Optional;

/** Which cluster a look-up has found. Its user holds a lock. */
final class LearntCluster {

    private Optional<String> arn = Optional.empty();
    private Optional<String> id = Optional.empty();

    /** The ARN that the MSK API named last, to this process or an earlier one. */
    Optional<String> arn() {
        return arn;
    }

    /** The Kafka cluster id that a preflight saw. */
    Optional<String> id() {
        return id;
    }

    /** Takes over what an earlier process knew. */
    void recall(BrokerSnapshot snapshot) {
        arn = Optional.of(snapshot.arn());
        id = snapshot.clusterId();
    }

    /** The MSK API names this ARN. Another one than before is another cluster, so its id is not known. */
    void confirm(String named) {
        if (arn.isPresent() && !arn.get().equals(named)) {
            forget();
        }
        arn = Optional.of(named);
    }

    /** A preflight saw this id. Returns whether it is new and is kept. */
    boolean learn(String seen, boolean firstStays) {
        if (id.isPresent() && (firstStays || id.get().equals(seen))) {
            return false;
        }
        id = Optional.of(seen);
        return true;
    }

    void forget() {
        id = Optional.empty();
    }
}
