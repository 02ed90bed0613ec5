package io.portolan.spring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.kafka.support.micrometer.KafkaTemplateObservationConvention;

/** The application's beans for templates. They are qualified for the template's cluster or not qualified at all. */
record TemplateParts(
        ObjectProvider<ProducerListener<Object, Object>> listener,
        ObjectProvider<RecordMessageConverter> converter,
        ObjectProvider<KafkaTemplateObservationConvention> convention,
        ClusterParts parts) {

    @SuppressWarnings("unchecked") // the application is responsible for its record types, as elsewhere in Spring
    void configure(KafkaTemplate<Object, Object> template, String cluster) {
        parts.one(ProducerListener.class, cluster, listener).ifPresent(template::setProducerListener);
        parts.one(RecordMessageConverter.class, cluster, converter).ifPresent(template::setMessageConverter);
        parts.one(KafkaTemplateObservationConvention.class, cluster, convention)
                .ifPresent(template::setObservationConvention);
    }
}
