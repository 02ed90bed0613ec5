package io.portolan.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A topic of a cluster.
 *
 * @param cluster the cluster's name in the catalog or its ARN
 */
record TopicAddress(String cluster, String topic) {

    /** Reads {@code orders/site-reports}. */
    static final class Converter implements ITypeConverter<TopicAddress> {

        @Override
        public TopicAddress convert(String text) {
            int slash = text.lastIndexOf('/'); // an ARN has some, a topic none
            String topic = text.substring(slash + 1);
            if (slash < 1 || !topic.matches("[a-zA-Z0-9._-]{1,249}")) {
                throw new TypeConversionException(
                        "'" + text + "' is not a cluster and a topic such as orders/site-reports");
            }
            return new TopicAddress(text.substring(0, slash), topic);
        }
    }

    @Override
    public String toString() {
        return cluster + "/" + topic;
    }
}
