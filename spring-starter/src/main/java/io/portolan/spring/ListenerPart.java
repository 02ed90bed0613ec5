package io.portolan.spring;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.core.ResolvableType;
import org.springframework.kafka.listener.AfterRollbackProcessor;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.kafka.listener.adapter.BatchToRecordAdapter;
import org.springframework.kafka.listener.adapter.RecordFilterStrategy;
import org.springframework.kafka.support.converter.BatchMessageConverter;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.kafka.support.micrometer.KafkaListenerObservationConvention;

/** A kind of bean that listener containers are configured with, and its setter. */
record ListenerPart<T>(ResolvableType type, BiConsumer<ClusterContainerFactory, T> setter) {

    @SuppressWarnings("unchecked") // the application is responsible for its record types, as elsewhere in Spring
    static final List<ListenerPart<?>> ALL = List.of(
            part(RecordMessageConverter.class, (factory, converter) -> {
                factory.setRecordMessageConverter(converter);
                factory.setBatchMessageConverter(new BatchMessagingMessageConverter(converter));
            }),
            part(BatchMessageConverter.class, ClusterContainerFactory::setBatchMessageConverter),
            part(RecordFilterStrategy.class, ClusterContainerFactory::setRecordFilterStrategy),
            part(CommonErrorHandler.class, ClusterContainerFactory::setCommonErrorHandler),
            part(AfterRollbackProcessor.class, ClusterContainerFactory::setAfterRollbackProcessor),
            part(RecordInterceptor.class, ClusterContainerFactory::setRecordInterceptor),
            part(BatchInterceptor.class, ClusterContainerFactory::setBatchInterceptor),
            part(BatchToRecordAdapter.class, ClusterContainerFactory::setBatchToRecordAdapter),
            part(
                    ConsumerAwareRebalanceListener.class,
                    (factory, listener) -> factory.getContainerProperties().setConsumerRebalanceListener(listener)),
            part(
                    KafkaListenerObservationConvention.class,
                    (factory, convention) -> factory.getContainerProperties().setObservationConvention(convention)),
            new ListenerPart<Function<MessageListenerContainer, String>>(
                    ResolvableType.forClassWithGenerics(Function.class, MessageListenerContainer.class, String.class),
                    ClusterContainerFactory::setThreadNameSupplier));

    private static <T> ListenerPart<T> part(Class<T> type, BiConsumer<ClusterContainerFactory, T> setter) {
        return new ListenerPart<>(ResolvableType.forClass(type), setter);
    }

    /** Sets the cluster's own bean if there is one. */
    void setOwn(ClusterContainerFactory factory, String cluster, ClusterParts parts) {
        parts.<T>own(type, cluster).ifPresent(part -> setter.accept(factory, part));
    }

    /** Sets the bean that is not qualified if there is exactly one. */
    void setShared(ClusterContainerFactory factory, ClusterParts parts) {
        parts.<T>shared(type).ifPresent(part -> setter.accept(factory, part));
    }
}
