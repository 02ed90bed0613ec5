package io.portolan.brokers;

import io.portolan.aws.AwsCalls;
import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Endpoints;
import io.portolan.diagnosis.PortolanListener;
import io.portolan.runtime.TimeSource;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Asks the MSK API within its budget. It builds a client of a region when the first look-up needs it. */
final class MskApi implements AutoCloseable {

    private final Endpoints endpoints;
    private final Function<ClusterDefinition, AwsCredentialsProvider> controlPlane;
    private final MskApiClients clients;
    private final CallBudgets budgets;
    private final TimeSource time;
    private final PortolanListener listener;

    MskApi(
            Endpoints endpoints,
            Function<ClusterDefinition, AwsCredentialsProvider> controlPlane,
            CallBudgets budgets,
            TimeSource time,
            PortolanListener listener) {
        this.endpoints = endpoints;
        clients = new MskApiClients(endpoints);
        this.controlPlane = controlPlane;
        this.budgets = budgets;
        this.time = time;
        this.listener = listener;
    }

    LookupAnswer request(BrokerLookup lookup, LookupTimeouts timeouts) {
        AwsCalls calls =
                new AwsCalls("kafka", lookup.region().id(), lookup.cluster().name(), listener::called);
        MskApiRetry retry = new MskApiRetry(budgets.bucket(lookup, endpoints), timeouts, time);
        AwsCredentialsProvider caller = controlPlane.apply(lookup.cluster());
        return new MskApiLookup(lookup, clients.client(lookup.region()), caller, calls, retry).request();
    }

    /** Builds the client before a call needs it. */
    void prepare(BrokerLookup lookup) {
        clients.client(lookup.region());
    }

    @Override
    public void close() {
        clients.close();
    }
}
