package io.portolan.aws;

import io.portolan.runtime.DaemonThreads;
import io.portolan.runtime.Futures;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The id of the availability zone in which this host runs. AWS is asked once, and the answer comes within 3 s. If there is
 * none, one warning says why. Thread-safe.
 */
public final class HostZone implements Supplier<Optional<String>> {

    /** That of this JVM. */
    public static final HostZone OF_THIS_HOST = new HostZone(InstanceMetadata.ofThisHost());

    private static final Logger LOG = LoggerFactory.getLogger(HostZone.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final DaemonThreads CALLS = DaemonThreads.named("portolan-aws-call");

    private final InstanceMetadata metadata;
    private final AtomicReference<@Nullable ZoneAnswer> known = new AtomicReference<>();

    /** The zone's id, or why it is not known. */
    private record ZoneAnswer(Optional<String> id, String problem) {}

    HostZone(InstanceMetadata metadata) {
        this.metadata = metadata;
    }

    /** The id, such as {@code use1-az1}. Empty if AWS does not say it. */
    @Override
    public Optional<String> get() {
        ZoneAnswer answer = known.get();
        if (answer == null) {
            answer = await();
            if (known.compareAndSet(null, answer) && answer.id().isEmpty()) {
                LOG.warn(
                        "Kafka's client.rack is auto, and the availability zone of this host is not known, because {}. Clients go"
                                + " without client.rack. Set it to the id of the zone, such as use1-az1. In a container on"
                                + " EC2 a hop limit of 2 lets the instance metadata service answer.",
                        answer.problem());
            }
        }
        return answer.id();
    }

    private ZoneAnswer await() {
        FutureTask<ZoneAnswer> call = new FutureTask<>(this::ask);
        CALLS.newThread(call).start();
        try {
            return Futures.await(call, LONGEST_WAIT, HostZone::interrupted);
        } catch (TimeoutException e) {
            return new ZoneAnswer(Optional.empty(), "nothing answered within " + LONGEST_WAIT.toSeconds() + " s");
        }
    }

    private static RuntimeException interrupted(InterruptedException e) {
        return new IllegalStateException("The thread was interrupted while it waited for the availability zone", e);
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
            return ", and the task metadata of ECS did not answer: " + e;
        }
    }
}
