package io.portolan.examples.schemaregistry;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.schemaregistry.serializers.json.JsonDataWithSchema;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.schemaregistry.ClusterDeserializer;
import io.portolan.schemaregistry.ClusterSerializer;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** {@link ClusterSerializer} and {@link ClusterDeserializer} with the formats of Glue beside Avro. */
@Tag("whole")
@Timeout(60)
class GlueFormatsTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    @Test
    void jsonRecordsCarryTheirSchema(LocalMsk msk) throws Exception {
        String schema = """
                {"$schema":"http://json-schema.org/draft-07/schema#","type":"object",\
                "properties":{"id":{"type":"string"},"amount":{"type":"integer"}}}""";
        JsonDataWithSchema order = JsonDataWithSchema.builder(schema, "{\"id\":\"o-1\",\"amount\":3}")
                .build();

        assertThat(sendAndRead(msk, "orders-json", Map.of("dataFormat", "JSON"), order))
                .isEqualTo(order);
    }

    @Test
    void protobufRecordsNeedNoClass(LocalMsk msk) throws Exception {
        Descriptor type = orderType();
        DynamicMessage order = DynamicMessage.newBuilder(type)
                .setField(type.findFieldByName("id"), "o-1")
                .setField(type.findFieldByName("amount"), 3)
                .build();

        assertThat(sendAndRead(
                        msk,
                        "orders-protobuf",
                        Map.of("dataFormat", "PROTOBUF", "protobufMessageType", "DYNAMIC_MESSAGE"),
                        order))
                .hasToString("id: \"o-1\"\namount: 3\n");
    }

    private static Descriptor orderType() throws Exception {
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("order.proto")
                .setSyntax("proto3")
                .setPackage("shop")
                .addMessageType(DescriptorProto.newBuilder()
                        .setName("Order")
                        .addField(field("id", 1, FieldDescriptorProto.Type.TYPE_STRING))
                        .addField(field("amount", 2, FieldDescriptorProto.Type.TYPE_INT32)))
                .build();
        return FileDescriptor.buildFrom(file, new FileDescriptor[0]).findMessageTypeByName("Order");
    }

    private static FieldDescriptorProto field(String name, int number, FieldDescriptorProto.Type type) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .build();
    }

    /** The registry is called with the session of the clients only. */
    private static Object sendAndRead(LocalMsk msk, String topic, Map<String, String> format, Object order)
            throws Exception {
        BaseIdentity base = BaseIdentity.provider(
                StaticCredentialsProvider.create(msk.site(PresetEstates.SITE).credentials()));
        try (LocalGlue glue = LocalGlue.start();
                Portolan portolan = Portolan.builder(ClusterCatalog.load(msk.catalog(PresetEstates.SITE)))
                        .baseIdentity(base)
                        .open()) {
            Map<String, String> settings = AvroOrders.settings();
            settings.putAll(format);
            settings.put("endpoint", glue.uri().toString());
            Map<String, Object> config = portolan.cluster("orders").clientConfig(settings);
            try (Producer<String, Object> producer = new KafkaProducer<>(config)) {
                producer.send(new ProducerRecord<>(topic, order)).get();
            }
            Object read = readFirst(config, topic);
            AwsSessionCredentials session =
                    (AwsSessionCredentials) portolan.credentials("orders").resolveCredentials();
            assertThat(glue.operations()).contains("CreateSchema", "GetSchemaVersion");
            assertThat(glue.callers())
                    .containsExactly(new LocalGlue.Caller(session.accessKeyId(), session.sessionToken()));
            return read;
        }
    }

    private static Object readFirst(Map<String, Object> config, String topic) {
        try (Consumer<String, Object> consumer = new KafkaConsumer<>(config)) {
            consumer.subscribe(List.of(topic));
            while (true) {
                for (ConsumerRecord<String, Object> order : consumer.poll(Duration.ofSeconds(1))) {
                    return order.value();
                }
            }
        }
    }
}
