package io.portolan.kafka;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.network.SaslChannelBuilder;
import software.amazon.msk.auth.iam.IAMLoginModule;

/** The classes that the first Kafka client of a JVM has to load, which takes longer than anything else that it does. */
public final class KafkaClasses {

    private KafkaClasses() {}

    /** Loads them; once they are loaded, does nothing. */
    public static void load() {
        for (Class<?> type : new Class<?>[] {
            ProducerConfig.class,
            ConsumerConfig.class,
            KafkaProducer.class,
            KafkaConsumer.class,
            SaslChannelBuilder.class,
            IAMLoginModule.class
        }) {
            initialise(type.getName());
        }
    }

    private static void initialise(String name) {
        try {
            Class.forName(name, true, KafkaClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " was on the class path a moment ago", e);
        }
    }
}
