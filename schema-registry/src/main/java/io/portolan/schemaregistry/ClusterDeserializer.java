package io.portolan.schemaregistry;

import com.amazonaws.services.schemaregistry.deserializers.GlueSchemaRegistryKafkaDeserializer;
import io.portolan.credentials.CredentialsLease;
import io.portolan.kafka.ClientCredentials;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Glue's deserializer, which calls the registry with the session of its Kafka client. See {@link ClusterSerializer}.
 *
 * <pre>{@code
 * value.deserializer=io.portolan.schemaregistry.ClusterDeserializer
 * avroRecordType=GENERIC_RECORD
 * region=us-east-2
 * }</pre>
 *
 * <p>Kafka makes and closes it. It is as thread-safe as Glue's.
 */
public final class ClusterDeserializer implements Deserializer<Object> {

    private @Nullable CredentialsLease credentials;
    private @Nullable GlueSchemaRegistryKafkaDeserializer glue;

    /** Called by Kafka. */
    public ClusterDeserializer() {}

    @Override
    public void configure(Map<String, ?> config, boolean isKey) {
        CredentialsLease lease = ClientCredentials.lease(config);
        credentials = lease;
        glue = new GlueSchemaRegistryKafkaDeserializer(lease, config);
    }

    @Override
    public @Nullable Object deserialize(String topic, byte @Nullable [] record) {
        if (glue == null) {
            throw new IllegalStateException("Kafka has not configured this deserializer");
        }
        return glue.deserialize(topic, record);
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
