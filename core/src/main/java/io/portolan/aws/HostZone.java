package io.portolan.aws;

import io.portolan.runtime.DaemonThreads;
import io.portolan.runtime.Futures;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The id of the availability zone in which this host runs. AWS is asked once, and all callers wait for this answer, for
 * 3 s at most. If there is none, one warning says why. Thread-safe.
 */
public final class HostZone {

    /** That of this JVM. */
    public static final HostZone OF_THIS_HOST = new HostZone(InstanceMetadata.ofThisHost());

    private static final Logger LOG = LoggerFactory.getLogger(HostZone.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final DaemonThreads CALLS = DaemonThreads.named("portolan-aws-call");

    private final InstanceMetadata metadata;
    private final AtomicBoolean warned = new AtomicBoolean();
    private @Nullable CompletableFuture<ZoneAnswer> question;

    /** The zone's id, or why it is not known. */
    private record ZoneAnswer(Optional<String> id, String problem) {}

    HostZone(InstanceMetadata metadata) {
        this.metadata = metadata;
    }

    /**
     * The id, such as {@code use1-az1}. Empty if AWS does not say it.
     *
     * @param interrupted makes the exception that is thrown if this thread is interrupted while it waits
     */
    public Optional<String> awaitId(Function<InterruptedException, RuntimeException> interrupted) {
        ZoneAnswer answer = await(question(), interrupted);
        if (answer.id().isEmpty() && !warned.getAndSet(true)) {
            LOG.warn(
                    "Kafka's client.rack is auto, and the availability zone of this host is not known, because {}. Clients go"
                            + " without client.rack. Set it to the id of the zone, such as use1-az1. In a container on"
                            + " EC2 a hop limit of 2 lets the instance metadata service answer.",
                    answer.problem());
        }
        return answer.id();
    }

    /** The question of the first caller. It goes on if its caller is interrupted. */
    private synchronized CompletableFuture<ZoneAnswer> question() {
        CompletableFuture<ZoneAnswer> asked = question;
        if (asked == null) {
            asked = CompletableFuture.supplyAsync(
                    this::ask, call -> CALLS.newThread(call).start());
            question = asked;
        }
        return asked;
    }

    private static ZoneAnswer await(
            CompletableFuture<ZoneAnswer> question, Function<InterruptedException, RuntimeException> interrupted) {
        try {
            return Futures.await(question, LONGEST_WAIT, interrupted);
        } catch (TimeoutException e) {
            // Later callers do not wait again.
            question.complete(
                    new ZoneAnswer(Optional.empty(), "nothing answered within " + LONGEST_WAIT.toSeconds() + " s"));
            return question.join();
        }
    }

    private ZoneAnswer ask() {
        try {
            return new ZoneAnswer(Optional.of(metadata.zoneId()), "");
        } catch (IOException | RuntimeException e) {
            return new ZoneAnswer(Optional.empty(), e.getMessage() + nameOfTask());
        }
    }

    private String nameOfTask() {
        try {
            return metadata.zoneNameOfTask()
                    .map(name -> ", and ECS gives only the name " + name + ", whose id differs between accounts")
                    .orElse("");
        } catch (IOException | RuntimeException e) {
            return ", and " + e.getMessage();
        }
    }
}
