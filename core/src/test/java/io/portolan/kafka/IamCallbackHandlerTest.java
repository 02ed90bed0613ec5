package io.portolan.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.credentials.BaseIdentity;
import io.portolan.credentials.ClientIdentity;
import io.portolan.credentials.CredentialsLease;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

/** How a Kafka client makes, asks and closes an {@link IamCallbackHandler}. */
@Timeout(20)
class IamCallbackHandlerTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final ClientIdentity identity = new ClientIdentity(
            BaseIdentity.provider(() -> {
                asked.incrementAndGet();
                return AwsBasicCredentials.create("AKIA1", "s");
            }),
            Optional.empty(),
            Region.US_EAST_2,
            null);

    /** The application's lease. Without it, a provider object cannot be found again. */
    @AutoClose
    private final CredentialsLease application = CredentialsLease.of(identity);

    @AutoClose
    private final IamCallbackHandler handler = new IamCallbackHandler();

    @Test
    void credentialsAndTheClustersRegionAreAnswered() {
        configure(Map.of());
        AWSCredentialsCallback answered = answer();

        assertThat(answered.getAwsCredentials()).isEqualTo(application.resolveCredentials());
        assertThat(answered.getCustomRegionProvider().getRegion("b-1.anywhere")).isEqualTo(Region.US_WEST_2);
    }

    @Test
    void credentialsWaitForTheApproval() {
        CompletableFuture<Object> approval = new CompletableFuture<>();
        configure(Map.of(IamCallbackHandler.APPROVAL, approval));
        CompletableFuture<AWSCredentialsCallback> answered = new CompletableFuture<>();
        Thread kafka = new Thread(() -> answered.completeAsync(this::answer, Runnable::run));
        kafka.start();
        while (kafka.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(asked).as("the identity was asked").hasValue(0);
        approval.complete(null);

        assertThat(answered.join().getAwsCredentials().accessKeyId()).isEqualTo("AKIA1");
    }

    @Test
    void unapprovedClientGetsNoCredentials() {
        configure(Map.of(
                IamCallbackHandler.APPROVAL, CompletableFuture.failedFuture(new IllegalStateException("not passed"))));
        AWSCredentialsCallback answered = answer();

        assertThat(answered.getAwsCredentials()).isNull();
        assertThat(answered.getLoadingException()).hasMessageContaining("not passed");
        assertThat(asked).hasValue(0);
    }

    @Test
    void anApprovedClientDoesNotWait() {
        CompletableFuture<?> open = new CompletableFuture<>();
        CompletableFuture<?> failed = CompletableFuture.failedFuture(new IllegalStateException("not passed"));

        assertThat(waitingConfig(failed)).containsEntry("portolan.approval", failed);
        assertThat(waitingConfig(open)).containsEntry("portolan.approval", open);
        assertThat(waitingConfig(CompletableFuture.completedFuture(null))).doesNotContainKey("portolan.approval");
    }

    @Test
    void otherQuestionsAreRefused() {
        configure(Map.of());

        assertThatThrownBy(() -> handler.handle(new Callback[] {new NameCallback("name")}))
                .isInstanceOf(UnsupportedCallbackException.class);
    }

    private static Map<String, Object> waitingConfig(CompletableFuture<?> approval) {
        Map<String, Object> config = new HashMap<>();
        IamCallbackHandler.awaitApproval(config, approval);
        return config;
    }

    private void configure(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(identity.toConfig());
        config.put(IamCallbackHandler.REGION, "us-west-2");
        config.putAll(more);
        handler.configure(config, "AWS_MSK_IAM", List.of());
    }

    private AWSCredentialsCallback answer() {
        AWSCredentialsCallback wanted = new AWSCredentialsCallback();
        try {
            handler.handle(new Callback[] {wanted});
        } catch (UnsupportedCallbackException e) {
            throw new AssertionError(e);
        }
        return wanted;
    }
}
