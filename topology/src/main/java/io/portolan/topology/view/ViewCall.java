package io.portolan.topology.view;

import io.portolan.aws.AwsError;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PeerText;
import io.portolan.diagnosis.PortolanException;
import io.portolan.runtime.Backoff;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.ReadAction;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Reads one part of a control plane. Throttled calls are repeated.
 *
 * @param place its account and region
 * @param action the action that it takes first
 * @param read reads all pages
 */
record ViewCall<T>(PlannedStack place, ReadAction action, Supplier<T> read) {

    private static final int MOST_ATTEMPTS = 5;
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(400), Duration.ofSeconds(4));

    /** What was read. It is missing if AWS does not allow it or does not answer. */
    Viewed<T> run() {
        for (int attempt = 1; ; attempt++) {
            try {
                return new Viewed.Read<>(read.get());
            } catch (RefusedReadException e) {
                if (isFinal(e.refusal(), attempt)) {
                    return refused(e.action(), e.refusal());
                }
            } catch (AwsServiceException e) {
                if (isFinal(e, attempt)) {
                    return refused(action, e);
                }
            } catch (AbsentModuleException e) {
                return miss(
                        "the SDK's module for EC2 is not on the class path", "Add software.amazon.awssdk:ec2 to it.");
            } catch (SdkException e) {
                return miss(PeerText.shorten(String.valueOf(e.getMessage())), "Look at the network and the endpoint.");
            } catch (PortolanException e) {
                Finding finding = e.findings().get(0);
                return miss(finding.code() + " " + finding.subject(), finding.fix());
            } catch (IllegalArgumentException e) {
                return miss(
                        "an answer of AWS cannot be read: " + PeerText.shorten(String.valueOf(e.getMessage())),
                        "Look at the resource in the console, and tell the maintainers.");
            }
        }
    }

    /** Waits before a further attempt, if that may help. */
    private static boolean isFinal(AwsServiceException refusal, int attempt) {
        return attempt == MOST_ATTEMPTS || !AwsError.isTemporary(refusal) || !pause(attempt);
    }

    private Viewed<T> refused(ReadAction refused, AwsServiceException e) {
        String code = AwsError.of(e).code();
        boolean denied = e.statusCode() == 401
                || e.statusCode() == 403
                || code.contains("Denied")
                || code.startsWith("Unauthorized");
        String need = denied
                ? "Allow " + refused.id() + " to the inspect-role of account " + place.account() + "."
                : "Try again, and look at the error of AWS.";
        return miss(AwsError.of(e).text(), need);
    }

    Viewed<T> miss(String why, String need) {
        return new Viewed.Unread<>(new MissingView(action.noun(), place, why, need));
    }

    /** Whether the pause came to its end. */
    private static boolean pause(int failures) {
        try {
            TimeUnit.NANOSECONDS.sleep(
                    BACKOFF.delay(failures, ThreadLocalRandom.current().nextDouble())
                            .toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
