package io.portolan.brokers;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.Endpoints;
import io.portolan.credentials.AwsCalls;
import io.portolan.diagnosis.PortolanListener;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Asks the MSK API, within its budget; its clients are built with the first question. */
final class MskApi implements AutoCloseable {

    private final Endpoints endpoints;
    private final Function<ClusterDefinition, AwsCredentialsProvider> controlPlane;
    private final KafkaClients clients;
    private final Budgets budgets;
    private final Timing timing;
    private final PortolanListener listener;

    MskApi(
            Endpoints endpoints,
            Function<ClusterDefinition, AwsCredentialsProvider> controlPlane,
            Budgets budgets,
            Timing timing,
            PortolanListener listener) {
        this.endpoints = endpoints;
        clients = new KafkaClients(endpoints);
        this.controlPlane = controlPlane;
        this.budgets = budgets;
        this.timing = timing;
        this.listener = listener;
    }

    Found ask(Lookup lookup, Patience patience) {
        AwsCalls calls =
                new AwsCalls("kafka", lookup.region().id(), lookup.cluster().name(), listener::called);
        Attempts attempts = new Attempts(budgets.of(lookup, endpoints), patience, timing);
        AwsCredentialsProvider caller = controlPlane.apply(lookup.cluster());
        return new ControlPlane(lookup, clients.of(lookup.region()), caller, calls, attempts).find();
    }

    /** Builds the client, so that a call need not. */
    void prepare(Lookup lookup) {
        clients.of(lookup.region());
    }

    @Override
    public void close() {
        clients.close();
    }
}
