package io.portolan.preflight;

import io.portolan.brokers.BootstrapBrokers;
import io.portolan.dns.SilentServers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * What one run has for itself.
 *
 * @param threads run the checks of a stage side by side. Checks that the deadline leaves behind are not interrupted and end
 *     by themselves within seconds.
 * @param silent the name servers that were silent in the same call of an application
 * @param verified completed with the brokers once DNS, TCP and TLS have shown that they are the cluster's. If they do not
 *     show it, it is left as it is.
 */
public record RunScope(ExecutorService threads, SilentServers silent, CompletableFuture<BootstrapBrokers> verified) {

    /** A run that nobody else takes part in. */
    public static RunScope on(ExecutorService threads) {
        return new RunScope(threads, new SilentServers(), new CompletableFuture<>());
    }
}
