package io.portolan.brokers;

import io.portolan.catalog.Endpoints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many calls of the MSK API this JVM makes, for each account and region: twenty at once, then ten a second; once the API
 * throttles, one after a pause of up to 1 s, 2, 4 … 120, until it answers. So ten thousand processes that start at once against ten
 * calls a second are answered about as fast as that allows, and do not drown the API in retries.
 *
 * <p>AWS publishes no rate for this API: its page "Amazon MSK quota" has none, and only the error
 * {@code TooManyRequestsException} (HTTP 429) tells of one, which is reported with some hundred processes at once. So this
 * is chosen from the other side: ten clusters of an account and region, each found by name with two calls, start at once, and a
 * hundred known by ARN within the ten seconds of a preflight; a process that runs makes a fraction of it.
 */
final class CallBudgets {

    static final int PER_SECOND = 10;
    static final int BURST = 20;

    /** The API counts for an account, and so does this, whichever {@link BrokerDirectory} asks. */
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
