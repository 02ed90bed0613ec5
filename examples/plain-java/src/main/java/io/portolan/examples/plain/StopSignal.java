package io.portolan.examples.plain;

import org.apache.kafka.clients.consumer.Consumer;

/** The signal by which an operator, a container or Kubernetes ends a process (SIGTERM). */
final class StopSignal {

    private StopSignal() {}

    /**
     * Lets the consumer's next {@code poll} throw a {@code WakeupException} once the signal has come. The process ends when
     * this thread does. So the clients are closed in order, and another process of the group goes on at once.
     */
    static void wakeUp(Consumer<?, ?> consumer) {
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            consumer.wakeup();
            try {
                main.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
