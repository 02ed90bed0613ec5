package io.portolan.kafka;

import io.portolan.diagnosis.PortolanException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hosts whose names led one Kafka client to wrong addresses. Kafka connects to all addresses of one look-up, one after the
 * other, before it looks up again. So that many more connections to the host may lead to a wrong address, even if the name is
 * right again. Thread-safe.
 */
final class MovedHosts {

    private final Map<String, Move> moves = new ConcurrentHashMap<>();

    /** How many connections may still lead to a wrong address, and why they get no credentials. */
    private record Move(int connections, PortolanException reason) {}

    void add(String host, int addresses, PortolanException reason) {
        moves.put(host, new Move(addresses, reason));
    }

    /** Why a connection that is made now gets no credentials. It is one of those that are counted. */
    Optional<PortolanException> countConnection(String host) {
        Move before = moves.get(host);
        moves.computeIfPresent(
                host, (any, move) -> move.connections > 1 ? new Move(move.connections - 1, move.reason) : null);
        return Optional.ofNullable(before).map(Move::reason);
    }
}
