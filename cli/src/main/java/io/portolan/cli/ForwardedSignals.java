package io.portolan.cli;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Passes the signals that this process gets on to a command. The signals of a terminal's keys reach the command without it.
 * The JDK has no API for signals. Its module {@code jdk.unsupported} has one, which the compiler warns of.
 */
final class ForwardedSignals implements AutoCloseable {

    /** The JVM keeps others for itself. */
    private static final List<String> NAMES = List.of("HUP", "INT", "TERM", "USR1", "USR2");

    /** A terminal sends these to all processes in its foreground. */
    private static final Set<String> OF_KEYS = Set.of("INT");

    private final CompletableFuture<ProcessHandle> command = new CompletableFuture<>();
    private final boolean onTerminal = isInForeground();
    private final List<Restoration> restores = new ArrayList<>();

    private ForwardedSignals() {}

    /** Begins before the command, so that no signal is lost. Signals wait for {@link #sendTo}. */
    static ForwardedSignals begin() {
        ForwardedSignals signals = new ForwardedSignals();
        NAMES.forEach(signals::handle);
        return signals;
    }

    void sendTo(ProcessHandle started) {
        command.complete(started);
    }

    private void handle(String name) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object signal = signalType.getConstructor(String.class).newInstance(name);
            Object handler = Proxy.newProxyInstance(
                    handlerType.getClassLoader(),
                    new Class<?>[] {handlerType},
                    (proxy, method, arguments) -> forward(name));
            Method register = signalType.getMethod("handle", signalType, handlerType);
            Object before = register.invoke(null, signal, handler);
            restores.add(() -> register.invoke(null, signal, before));
        } catch (ReflectiveOperationException e) {
            // This system or this JVM does not give the signal away.
        }
    }

    /** Returns null because the method of the handler returns nothing. */
    private @Nullable Object forward(String name) {
        if (!onTerminal || !OF_KEYS.contains(name)) {
            var unused = command.thenAccept(started -> send(name, started));
        }
        return null;
    }

    private static void send(String name, ProcessHandle started) {
        if (!started.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " " + started.pid()).start();
        } catch (IOException e) {
            started.destroy(); // Without a shell, the JDK can only send TERM.
        }
    }

    /** Whether the keys of a terminal send signals to this process and its command. */
    private static boolean isInForeground() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            // After the name of the program: state, parent, process group, session, terminal, its foreground group.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[2].equals(fields[5]);
        } catch (IOException e) {
            return TerminalSupport.isTerminal(0); // not Linux
        }
    }

    /** Gives the signals back to the JVM. */
    @Override
    public void close() {
        for (Restoration restoration : restores) {
            try {
                restoration.run();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A signal cannot be given back to the JVM", e);
            }
        }
    }

    @FunctionalInterface
    private interface Restoration {
        void run() throws ReflectiveOperationException;
    }
}
