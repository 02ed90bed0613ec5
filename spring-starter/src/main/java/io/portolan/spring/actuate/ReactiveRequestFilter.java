package io.portolan.spring.actuate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Protects the endpoint in a reactive application. Thread-safe. */
record ReactiveRequestFilter(EndpointPath path) implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!path.contains(decoded(exchange.getRequest().getPath().pathWithinApplication()))) {
            return chain.filter(exchange);
        }
        HttpHeaders headers = exchange.getRequest().getHeaders();
        RequestSource.ANSWER_HEADERS.forEach(exchange.getResponse().getHeaders()::set);
        RequestSource source = new RequestSource(
                exchange.getRequest().getMethod().name(),
                headers.getFirst(RequestSource.FETCH_SITE),
                headers.getFirst(HttpHeaders.ORIGIN),
                headers.getFirst(HttpHeaders.HOST));
        return source.isRefused() ? refuse(exchange.getResponse()) : chain.filter(exchange);
    }

    private static Mono<Void> refuse(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.FORBIDDEN);
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8));
        return response.writeWith(Mono.just(response.bufferFactory().wrap(RequestSource.REFUSAL.getBytes(UTF_8))));
    }

    /** The path as the endpoint's own mapping reads it. */
    private static String decoded(PathContainer path) {
        return path.elements().stream()
                .map(element -> element instanceof PathSegment segment ? segment.valueToMatch() : element.value())
                .collect(Collectors.joining());
    }
}
