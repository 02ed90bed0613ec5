package io.portolan.credentials;

import io.portolan.diagnosis.PortolanListener;
import io.portolan.runtime.TaskScheduler;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A role and its current session. Thread-safe. */
final class AssumedRole implements CredentialSource, SdkAutoCloseable {

    private final HopRequest request;
    private final AssumeRoleCall call;
    private final SessionHolder holder;

    AssumedRole(HopRequest request, AssumeRoleCall call, SessionRequests requests, TaskScheduler thread) {
        this.request = request;
        this.call = call;
        this.holder = new SessionHolder(request.roleArn(), request.position(), call, thread, requests);
    }

    @Override
    public @Nullable AwsCredentials peekCredentials() {
        return holder.validCredentials();
    }

    @Override
    public AwsCredentials requestCredentials(SessionRequest sessionRequest) {
        AwsCredentials cached = peekCredentials();
        return cached != null ? cached : holder.reuseOrRequest(sessionRequest).credentials();
    }

    @Override
    public void prepare() {
        call.prepare();
    }

    @Override
    public Optional<Instant> expiry() {
        return holder.expiry();
    }

    @Override
    public StsCaller identifyCaller(ReportedSts sts, AwsCredentials credentials, SessionRequest sessionRequest) {
        return new StsCaller(holder.latestSession().map(Session::arn).orElse(request.roleArn()), request.roleArn());
    }

    @Override
    public boolean discardRefused(AwsCredentials refused, SessionRequest sessionRequest) {
        holder.discard(refused);
        return true;
    }

    @Override
    public void forgetRefusals() {
        call.forgetRefusals();
    }

    @Override
    public void addListener(PortolanListener listener) {
        call.addListener(listener);
    }

    @Override
    public void removeListener(PortolanListener listener) {
        call.removeListener(listener);
    }

    @Override
    public void close() {
        holder.close();
    }
}
