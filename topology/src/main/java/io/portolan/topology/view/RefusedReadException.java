package io.portolan.topology.view;

import io.portolan.topology.plan.ReadAction;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** AWS refuses a further action that reading a part takes. The SDK's exception does not say which one. */
final class RefusedReadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ReadAction action;
    private final AwsServiceException refusal;

    private RefusedReadException(ReadAction action, AwsServiceException refusal) {
        super(refusal);
        this.action = action;
        this.refusal = refusal;
    }

    /** Makes calls of one action, all pages of an answer included. */
    static <T> T callAs(ReadAction action, Supplier<T> calls) {
        try {
            return calls.get();
        } catch (AwsServiceException e) {
            throw new RefusedReadException(action, e);
        }
    }

    ReadAction action() {
        return action;
    }

    AwsServiceException refusal() {
        return refusal;
    }
}
