package io.portolan.examples.orders;

import io.portolan.diagnosis.PortolanException;
import io.portolan.examples.orders.OrderSender.Receipt;
import jakarta.validation.Valid;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.kafka.KafkaException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders and shows what happened to the latest ones. */
@RestController
final class OrderController {

    private final OrderSender sender;
    private final OrderJournal journal;

    OrderController(OrderSender sender, OrderJournal journal) {
        this.sender = sender;
        this.journal = journal;
    }

    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.CREATED)
    CompletableFuture<Receipt> place(@Valid @RequestBody Order.Form form) {
        return sender.place(form.toOrder()).whenComplete((receipt, error) -> {
            if (receipt != null) {
                journal.placed(receipt);
            }
        });
    }

    @GetMapping("/orders")
    List<OrderJournal.Entry> latest() {
        return journal.latest();
    }

    /** Answers with the findings, since the readers run this application. A customer's page would only say "later". */
    @ExceptionHandler({PortolanException.class, KafkaException.class})
    ProblemDetail notSent(RuntimeException e) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
        problem.setTitle("The order was not sent");
        return problem;
    }
}
