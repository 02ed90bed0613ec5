package io.portolan.aws;

import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.diagnosis.RemoteCall;
import io.portolan.diagnosis.RemoteCall.Outcome;
import io.portolan.runtime.CauseChain;
import io.portolan.runtime.ElapsedTime;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes calls to an AWS service and reports each one when it has ended. Thread-safe if its listener is.
 *
 * @param service {@code sts} or {@code kafka}
 * @param region the region's id
 * @param subject what the calls are for, see {@link RemoteCall}
 * @param listener hears of each call as in {@link PortolanListener#called} and throws nothing
 */
public record AwsCalls(String service, String region, String subject, Consumer<RemoteCall> listener) {

    /**
     * The result of one call. Any exception is passed on. Only exceptions of the SDK are reported. For any other
     * exception, no request was sent. An answer that the SDK cannot read is an {@link UnreadableAnswerException}.
     */
    public <T> T callAndReport(String operation, Supplier<T> call) {
        long start = System.nanoTime();
        try {
            T result = call.get();
            report(operation, Outcome.SUCCESS, start);
            return result;
        } catch (SdkException | StackOverflowError e) {
            SdkException failure = failure(e);
            if (wasSent(failure)) {
                report(operation, AwsError.outcomeOf(failure), start);
            }
            throw failure;
        }
    }

    /**
     * Only its text shows that the SDK could not read an answer. That text is dropped, because it may repeat a part of the answer.
     * XML of many levels overflows the SDK's stack.
     */
    private static SdkException failure(Throwable e) {
        if (e instanceof SdkException failure
                && !String.valueOf(failure.getMessage()).startsWith("Unable to unmarshall response")) {
            return failure;
        }
        return new UnreadableAnswerException("it has not the form of this service's answers");
    }

    /** Whether a request was sent to AWS. None was sent if the SDK found no credentials to sign with. */
    public static boolean wasSent(SdkException e) {
        return !CauseChain.contains(e, PortolanException.class);
    }

    private void report(String operation, Outcome outcome, long start) {
        listener.accept(new RemoteCall(service, operation, region, subject, outcome, ElapsedTime.since(start)));
    }
}
