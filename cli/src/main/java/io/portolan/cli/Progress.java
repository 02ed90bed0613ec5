package io.portolan.cli;

import io.portolan.diagnosis.PreflightListener;
import io.portolan.diagnosis.Stage;
import io.portolan.diagnosis.Step;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One line on a terminal that tells what is under way; gone when it is over. Elsewhere it shows nothing. Thread-safe. */
final class Progress implements PreflightListener, AutoCloseable {

    /** Fits the narrowest usual terminal: a line that wraps could not be erased. */
    private static final int COLUMNS = 79;

    private static final String ERASE = "\r\033[K";

    private final Screen screen;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService painter = Executors.newSingleThreadScheduledExecutor(Progress::thread);
    private final Set<String> running = new LinkedHashSet<>();
    private int done;

    private Progress(Screen screen) {
        this.screen = screen;
    }

    static Progress on(Screen screen) {
        Progress progress = new Progress(screen);
        if (screen.progress()) {
            progress.painter.scheduleAtFixedRate(progress::paint, 100, 100, TimeUnit.MILLISECONDS);
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

    /** Waits for the painter, which must not write over what comes next. */
    @Override
    public void close() {
        painter.shutdownNow();
        try {
            if (screen.progress() && painter.awaitTermination(1, TimeUnit.SECONDS)) {
                show("");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void paint() {
        show(line());
    }

    private synchronized String line() {
        return line(Duration.ofNanos(System.nanoTime() - start), done, running);
    }

    private void show(String line) {
        screen.err().print(ERASE + line);
        screen.err().flush();
    }

    /** The step that has been under way for longest is the one that the user waits for. */
    static String line(Duration elapsed, int done, Set<String> running) {
        String more = running.size() > 1 ? " (+" + (running.size() - 1) + ")" : "";
        String steps = running.isEmpty()
                ? ""
                : ", now" + more + ": " + running.iterator().next();
        String line = elapsed.toSeconds() + " s, " + done + " steps done" + steps;
        return line.length() > COLUMNS ? line.substring(0, COLUMNS - 3) + "..." : line;
    }

    private static String text(String cluster, Stage stage, String step) {
        return cluster + " " + stage + " " + step;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "portolan-progress");
        thread.setDaemon(true);
        return thread;
    }
}
