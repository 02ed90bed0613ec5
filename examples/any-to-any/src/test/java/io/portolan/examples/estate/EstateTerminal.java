package io.portolan.examples.estate;

import io.portolan.testkit.FinishedProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Two terminals in a folder. One has the program of the estate, and the other runs commands. */
final class EstateTerminal implements AutoCloseable {

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Path folder;
    private final Process estate;
    private final Writer keyboard;

    private EstateTerminal(Path folder, Process estate) {
        this.folder = folder;
        this.estate = estate;
        keyboard = estate.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts the program by a command of the page. It runs on the class path of the test. */
    static EstateTerminal start(Path folder, String command) throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("portolan");
        Files.writeString(
                program,
                "#!/bin/sh\nexec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '" + CLASS_PATH
                        + "' io.portolan.cli.Main \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        String started = command.replace("examples/any-to-any/target/any-to-any.jar", "'" + CLASS_PATH + "'");
        return new EstateTerminal(
                folder,
                shell(folder, "exec " + started)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** What the program shows until it asks for a line. */
    String read() throws IOException {
        InputStream shown = estate.getInputStream();
        StringBuilder text = new StringBuilder("\n");
        while (text.indexOf("\n> ") < 0) {
            int next = shown.read();
            if (next < 0) {
                throw new IOException("The estate has ended after " + text);
            }
            text.append((char) next);
        }
        return new String(
                text.substring(1, text.length() - 2).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Types a line. Returns what the program shows then. */
    String type(String line) throws IOException {
        keyboard.write(line + "\n");
        keyboard.flush();
        return read();
    }

    /** Runs a command in the other terminal. */
    FinishedProcess run(String command) throws IOException, InterruptedException {
        return FinishedProcess.run(shell(folder, command));
    }

    private static ProcessBuilder shell(Path folder, String command) {
        ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-c", command)).directory(folder.toFile());
        String path = folder.resolve("bin") + ":" + Path.of(System.getProperty("java.home"), "bin") + ":";
        builder.environment().merge("PATH", path, (before, added) -> added + before);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    @Override
    public void close() throws IOException {
        keyboard.close();
        estate.onExit().join();
    }
}
