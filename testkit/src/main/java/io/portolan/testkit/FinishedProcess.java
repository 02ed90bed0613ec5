package io.portolan.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a finished process has left, such as one of {@link Site#javaProcess}.
 *
 * @param exitCode zero if the program succeeded
 * @param output the text of its standard output, read as UTF-8
 * @param errors the text of its standard error, read as UTF-8. Empty if that was redirected into the output.
 */
public record FinishedProcess(int exitCode, String output, String errors) {

    /**
     * Starts a process and waits for its end. Its standard error goes to a temporary file first.
     *
     * @throws IOException if the process cannot be started or its output cannot be read
     * @throws InterruptedException if the thread is interrupted while it waits. The process is then killed.
     */
    public static FinishedProcess run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("process", ".err");
        try {
            Process process = builder.redirectError(errors.toFile()).start();
            try {
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                int exitCode = process.waitFor();
                return new FinishedProcess(exitCode, output, Files.readString(errors));
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.delete(errors);
        }
    }
}
