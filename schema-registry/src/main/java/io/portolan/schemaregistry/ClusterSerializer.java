package io.portolan.schemaregistry;

import com.amazonaws.services.schemaregistry.serializers.GlueSchemaRegistryKafkaSerializer;
import io.portolan.credentials.CredentialsLease;
import io.portolan.kafka.ClientCredentials;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Glue's serializer, which calls the registry with the session of its Kafka client. It finds the role chain in the client's
 * {@code sasl.jaas.config}. All other settings are Glue's own, such as {@code dataFormat} and {@code region}.
 *
 * <pre>{@code
 * value.serializer=io.portolan.schemaregistry.ClusterSerializer
 * dataFormat=AVRO
 * region=us-east-2
 * }</pre>
 *
 * <p>Kafka makes and closes it. It is as thread-safe as Glue's.
 */
public final class ClusterSerializer implements Serializer<Object> {

    private @Nullable CredentialsLease credentials;
    private @Nullable GlueSchemaRegistryKafkaSerializer glue;

    /** Called by Kafka. */
    public ClusterSerializer() {}

    @Override
    public void configure(Map<String, ?> config, boolean isKey) {
        CredentialsLease lease = ClientCredentials.lease(config);
        credentials = lease;
        glue = new GlueSchemaRegistryKafkaSerializer(lease, config);
        glue.setKey(isKey);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Object record) {
        if (glue == null) {
            throw new IllegalStateException("Kafka has not configured this serializer");
        }
        return glue.serialize(topic, record);
    }

    @Override
    public void close() {
        if (glue != null) {
            glue.close();
        }
        if (credentials != null) {
            credentials.close();
        }
    }
}
