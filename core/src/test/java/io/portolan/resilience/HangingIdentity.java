package io.portolan.resilience;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

/**
 * The base identity of the environment variables. It hangs while a file exists, and ignores interruptions as a process
 * does.
 */
record HangingIdentity(Path hang) implements AwsCredentialsProvider {

    /** It prints this when it hangs. */
    static final String HANGS = "BASE IDENTITY HANGS";

    @Override
    public AwsCredentials resolveCredentials() {
        if (Files.exists(hang)) {
            System.out.println(HANGS);
        }
        while (Files.exists(hang)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            // An interrupted thread would not park.
            Thread.interrupted();
        }
        return EnvironmentVariableCredentialsProvider.create().resolveCredentials();
    }
}
