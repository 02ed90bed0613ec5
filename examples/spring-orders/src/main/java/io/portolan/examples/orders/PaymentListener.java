package io.portolan.examples.orders;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Receives payments from the cluster "payments" in another region and account. */
@Component
final class PaymentListener {

    static final String TOPIC = "payments";

    private final OrderJournal journal;

    PaymentListener(OrderJournal journal) {
        this.journal = journal;
    }

    @KafkaListener(topics = TOPIC, containerFactory = "payments")
    void paid(Payment payment) {
        journal.paid(payment);
    }
}
