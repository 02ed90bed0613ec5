package io.portolan.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that has ended, such as one of {@link Site#javaProcess}.
 *
 * @param exitCode zero if it ended well
 * @param output what it wrote to its standard output
 * @param errors what it wrote to its standard error. Empty if that was redirected into the output
 */
public record FinishedProcess(int exitCode, String output, String errors) {

    /** Starts a process and waits for its end. An interrupt ends it. */
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
