package io.portolan.examples.orders;

import io.portolan.examples.orders.OrderSender.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The latest orders and their payments for the page. They are in memory only. Thread-safe. */
@Component
final class OrderJournal {

    private static final int MOST_ENTRIES = 50;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** An order, its payment or both. A payment may arrive first or belong to an order of another instance. */
    record Entry(
            String id, @Nullable Receipt placed, @Nullable Payment payment, Instant first, Instant last) {}

    void placed(Receipt receipt) {
        update(receipt.order().id(), entry -> new Entry(entry.id, receipt, entry.payment, entry.first, Instant.now()));
    }

    void paid(Payment payment) {
        update(payment.orderId(), entry -> new Entry(entry.id, entry.placed, payment, entry.first, Instant.now()));
    }

    /** The entries with the newest first. */
    synchronized List<Entry> latest() {
        List<Entry> latest = new ArrayList<>(entries.values());
        Collections.reverse(latest);
        return latest;
    }

    private synchronized void update(String id, UnaryOperator<Entry> change) {
        Instant now = Instant.now();
        entries.compute(id, (key, known) -> change.apply(known == null ? new Entry(id, null, null, now, now) : known));
        if (entries.size() > MOST_ENTRIES) {
            entries.remove(entries.keySet().iterator().next());
        }
    }
}
