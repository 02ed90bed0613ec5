package io.portolan.examples.streams;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Counts the orders of each item. The names are given, because they become parts of topic names, and a role's policy names
 * topics.
 */
final class CountTopology {

    static final String ORDERS = "orders";
    static final String COUNTS = "order-counts";

    private CountTopology() {}

    static Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(ORDERS, Consumed.with(Serdes.String(), Serdes.String()))
                .groupBy((order, item) -> item, Grouped.with("items", Serdes.String(), Serdes.String()))
                .count(Named.as("count"), Materialized.as("counts"))
                .toStream()
                .to(COUNTS, Produced.with(Serdes.String(), Serdes.Long()));
        return builder.build();
    }
}
