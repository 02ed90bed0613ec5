package io.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.StandardError;
import io.portolan.loopback.LoopbackHttpServer;
import io.portolan.loopback.LoopbackHttpServer.Reply;
import io.portolan.loopback.LoopbackHttpServer.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkSystemSetting;

/** {@link HostZone} by a stand-in for the metadata services of EC2 and ECS. */
@Timeout(20)
class HostZoneTest {

    private static final String DISABLED = SdkSystemSetting.AWS_EC2_METADATA_DISABLED.property();
    private static final String ENDPOINT = SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT.property();
    private static final String TOKEN = "/latest/api/token";
    private static final String ZONE_ID = "/latest/meta-data/placement/availability-zone-id";
    private static final String TASK = "/v4/5d2c/task";

    private final List<String> asked = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>(Map.of(TOKEN, "t-1", ZONE_ID, "use1-az1"));
    private final CountDownLatch end = new CountDownLatch(1);
    private final String disabled = System.getProperty(DISABLED, "");
    private boolean silent;

    @AutoClose
    private final LoopbackHttpServer service = LoopbackHttpServer.start(this::answer);

    private final HostZone ec2 = new HostZone(new InstanceMetadata(Optional.empty()));
    private final HostZone ecs = new HostZone(new InstanceMetadata(Optional.of(service.endpoint() + "/v4/5d2c")));

    @BeforeEach
    void useTheStandIn() {
        System.setProperty(ENDPOINT, service.endpoint().toString());
        System.setProperty(DISABLED, "false");
    }

    @AfterEach
    void restore() {
        end.countDown();
        System.clearProperty(ENDPOINT);
        System.setProperty(DISABLED, disabled);
    }

    @Test
    void instanceMetadataIsAskedOnceWithAToken() {
        assertThat(find(ec2)).contains("use1-az1");
        assertThat(find(ec2)).contains("use1-az1");
        assertThat(asked).containsExactly(TOKEN + " null", ZONE_ID + " t-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Sign in</html>", "us-east-1a", ""})
    void otherAnswersAreNoZone(String answer) {
        answers.put(ZONE_ID, answer);
        assertThat(find(ec2)).isEmpty();
    }

    @Test
    void unknownZoneIsWarnedOfOnce() {
        answers.remove(ZONE_ID);
        String log = StandardError.capture(() -> {
            assertThat(find(ec2)).isEmpty();
            assertThat(find(ec2)).isEmpty();
        });
        assertThat(log)
                .containsOnlyOnce("client.rack is auto, and the availability zone of this host is not known, because")
                .contains("HTTP status 404", "Set it to the id of the zone, such as use1-az1.")
                .doesNotContain("t-1");
    }

    @Test
    void ecsGivesOnlyTheName() {
        answers.remove(TOKEN);
        answers.put(TASK, "{\"Cluster\": \"shop\", \"AvailabilityZone\" : \"us-east-1a\"}");
        assertThat(StandardError.capture(() -> assertThat(find(ecs)).isEmpty()))
                .contains(", and ECS gives only the name us-east-1a, whose id differs between accounts.");
    }

    @Test
    void disabledServiceIsNotAsked() {
        System.setProperty(DISABLED, "true");
        assertThat(StandardError.capture(() -> assertThat(find(ec2)).isEmpty()))
                .contains("switched off by AWS_EC2_METADATA_DISABLED");
        assertThat(asked).isEmpty();
    }

    @Test
    void silentServiceEndsTheWait() {
        silent = true;
        assertThat(StandardError.capture(() -> assertThat(find(ec2)).isEmpty())).contains("did not answer: ");
    }

    @Test
    void interruptedCallerLeavesItsQuestionToOthers() {
        silent = true;
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ec2.awaitId(InterruptException::new)).isInstanceOf(InterruptException.class);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        end.countDown();
        assertThat(find(ec2)).contains("use1-az1");
        assertThat(asked).containsExactly(TOKEN + " null", ZONE_ID + " t-1");
    }

    private static Optional<String> find(HostZone zone) {
        return zone.awaitId(IllegalStateException::new);
    }

    private Reply answer(Request request) {
        if (silent) {
            awaitEnd();
        }
        asked.add(request.uri() + " " + request.headers().getFirst("X-aws-ec2-metadata-token"));
        String body = answers.get(request.uri());
        return body == null ? new Reply(404, Map.of(), "") : new Reply(200, Map.of(), body);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
