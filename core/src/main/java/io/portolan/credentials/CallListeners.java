package io.portolan.credentials;

import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.RemoteCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The listeners for the calls of one hop. Each hears of a call once, even if it has several shares in the hop.
 * Thread-safe.
 */
final class CallListeners implements Consumer<RemoteCall> {

    private final Map<PortolanListener, Integer> counts = new HashMap<>();
    private volatile Set<PortolanListener> listeners = Set.of();

    synchronized void add(PortolanListener listener) {
        counts.merge(listener, 1, Integer::sum);
        listeners = Set.copyOf(counts.keySet());
    }

    synchronized void remove(PortolanListener listener) {
        counts.computeIfPresent(listener, (same, count) -> count == 1 ? null : count - 1);
        listeners = Set.copyOf(counts.keySet());
    }

    @Override
    public void accept(RemoteCall call) {
        for (PortolanListener listener : listeners) {
            listener.called(call);
        }
    }
}
