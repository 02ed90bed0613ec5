package io.portolan.brokers;

import io.portolan.catalog.Endpoints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Limits the calls of the MSK API that this JVM makes for each account and region. It allows twenty at once and then ten a second.
 * Once the API throttles, it allows one call after each pause until the API answers. The ceiling of the random pause doubles from
 * 1 s to 120 s. So ten thousand processes can start at once against an API that answers ten calls a second. They are answered
 * about as fast as that allows and do not drown the API in retries.
 *
 * <p>AWS publishes no rate for this API. Its page "Amazon MSK quota" has none. Only the error {@code TooManyRequestsException}
 * (HTTP 429) shows that there is one. It has been reported with some hundred processes at once. So these numbers follow from what a
 * process needs. Ten clusters of an account and region start at once, even if each is found by name with two calls. A hundred
 * clusters known by ARN start within the ten seconds of a preflight. A process that runs makes a fraction of these calls.
 */
final class CallBudgets {

    static final int PER_SECOND = 10;
    static final int BURST = 20;

    /** The API counts the calls of an account. So every {@link BrokerDirectory} of this JVM shares these budgets. */
    static final CallBudgets OF_THIS_JVM = new CallBudgets(System::nanoTime);

    private final Map<List<Object>, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    CallBudgets(LongSupplier nanos) {
        this.nanos = nanos;
    }

    TokenBucket bucket(BrokerLookup lookup, Endpoints endpoints) {
        Object endpoint = Optional.ofNullable(endpoints.kafka().get(lookup.region()));
        return buckets.computeIfAbsent(
                List.of(lookup.account(), lookup.region(), endpoint),
                key -> new TokenBucket(PER_SECOND, BURST, nanos.getAsLong()));
    }
}
