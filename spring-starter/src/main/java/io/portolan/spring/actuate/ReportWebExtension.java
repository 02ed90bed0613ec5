package io.portolan.spring.actuate;

import io.portolan.diagnosis.PreflightReports;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * The last report as a page, as JSON or as text, by what the caller accepts; {@code *} for those of all clusters:
 * {@code GET /actuator/portolan/orders/report}.
 */
@EndpointWebExtension(endpoint = PortolanEndpoint.class)
final class ReportWebExtension {

    private static final String VIEW = "report";

    private final PortolanEndpoint endpoint;

    ReportWebExtension(PortolanEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Not found is also what was not checked yet: reading checks nothing. */
    @ReadOperation(producesFrom = ReportFormat.class)
    public WebEndpointResponse<byte[]> report(@Selector String cluster, @Selector String view, ReportFormat format) {
        PreflightReports reports = endpoint.reports(cluster);
        if (!view.equals(VIEW) || reports.reports().isEmpty()) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        return new WebEndpointResponse<>(format.write(reports), format);
    }
}
