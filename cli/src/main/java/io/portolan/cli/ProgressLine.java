package io.portolan.cli;

import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.Step;
import io.portolan.runtime.DaemonThreads;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One line on a terminal that shows the step that is running. It is erased at the end. Elsewhere nothing is shown. Thread-safe. */
final class ProgressLine implements PortolanListener, AutoCloseable {

    /** Fits the narrowest usual terminal, since a line that wraps could not be erased. */
    private static final int COLUMNS = 79;

    private static final String ERASE = "\r\033[K";

    private final CommandOutput output;
    private final long start = System.nanoTime();
    private final Set<String> running = new LinkedHashSet<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread painter = DaemonThreads.named("portolan-progress").newThread(this::paint);
    private int done;

    private ProgressLine(CommandOutput output) {
        this.output = output;
    }

    static ProgressLine open(CommandOutput output) {
        ProgressLine progress = new ProgressLine(output);
        if (output.progress()) {
            progress.painter.start();
        }
        return progress;
    }

    @Override
    public synchronized void start(String cluster, Stage stage, String step) {
        running.add(text(cluster, stage, step));
    }

    @Override
    public synchronized void end(String cluster, Stage stage, Step step) {
        running.remove(text(cluster, stage, step.name()));
        done++;
    }

    /** Waits for the painter, which must not overwrite the next output. */
    @Override
    public void close() {
        closed.countDown();
        try {
            painter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void paint() {
        String shown = "";
        try {
            while (!closed.await(100, TimeUnit.MILLISECONDS)) {
                String line = line();
                if (!line.equals(shown)) {
                    show(line);
                    shown = line;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        show("");
    }

    private synchronized String line() {
        return line(Duration.ofNanos(System.nanoTime() - start), done, running);
    }

    private void show(String line) {
        output.err().print(ERASE + line);
        output.err().flush();
    }

    /** Names the step that has run for longest, since the user waits for that one. */
    static String line(Duration elapsed, int done, Set<String> running) {
        String more = running.size() > 1 ? " (+" + (running.size() - 1) + ")" : "";
        String steps = running.isEmpty()
                ? ""
                : ", now" + more + ": " + running.iterator().next();
        String line = elapsed.toSeconds() + " s, " + done + (done == 1 ? " step" : " steps") + " done" + steps;
        return line.length() > COLUMNS ? line.substring(0, COLUMNS - 3) + "..." : line;
    }

    private static String text(String cluster, Stage stage, String step) {
        return cluster + " " + stage + " " + step;
    }
}
