package io.portolan.spring.actuate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.web.filter.OncePerRequestFilter;

/** Protects the endpoint in a servlet application. Thread-safe. */
final class ServletRequestFilter extends OncePerRequestFilter {

    private final EndpointPath path;

    ServletRequestFilter(EndpointPath path) {
        this.path = path;
    }

    /** The container has decoded this path and removed parameters from it. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !path.contains(request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), ""));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestSource.ANSWER_HEADERS.forEach(response::setHeader);
        RequestSource source = new RequestSource(
                request.getMethod(),
                request.getHeader(RequestSource.FETCH_SITE),
                request.getHeader("Origin"),
                request.getHeader("Host"));
        if (source.isRefused()) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write(RequestSource.REFUSAL);
        } else {
            chain.doFilter(request, response);
        }
    }
}
