package io.portolan.resilience;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record and its place in a cluster's log. It is written as a line, so that two processes can compare their records.
 */
record LogEntry(String cluster, int partition, long offset, String key, String value) {

    static LogEntry of(String cluster, ConsumerRecord<String, String> read) {
        return new LogEntry(cluster, read.partition(), read.offset(), read.key(), read.value());
    }

    static LogEntry parse(String line) {
        String[] parts = line.split("\t", -1);
        return new LogEntry(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]), parts[3], parts[4]);
    }

    /** The place of the record. No other record has it. */
    String place() {
        return log() + "\t" + offset;
    }

    /** The partition and its cluster. */
    String log() {
        return cluster + "\t" + partition;
    }

    /** The number of the record among those of its writer. See {@link RecordWriter}. */
    long number() {
        return Long.parseLong(value.substring(value.indexOf('#') + 1, value.indexOf(':')));
    }

    @Override
    public String toString() {
        return place() + "\t" + key + "\t" + value;
    }
}
