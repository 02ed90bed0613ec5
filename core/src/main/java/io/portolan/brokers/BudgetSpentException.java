package io.portolan.brokers;

import software.amazon.awssdk.core.exception.SdkClientException;

/** A call was not made because other calls have used up the budget. */
final class BudgetSpentException extends SdkClientException {

    private static final long serialVersionUID = 1L;

    BudgetSpentException(LookupTimeouts timeouts) {
        super(builder()
                .message("no turn within " + timeouts.turn().toSeconds() + " s, as this process makes at most "
                        + CallBudgets.PER_SECOND
                        + " calls a second to the MSK API of an account and region, and fewer while it throttles"));
    }
}
