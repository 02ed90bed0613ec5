package io.portolan.spring.actuate;

import io.portolan.diagnosis.SiteReport;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * Shows the last report of a cluster at {@code GET /actuator/portolan/orders/report}. The caller's {@code Accept}
 * header selects a page, JSON or text. The name {@code *} shows the reports of all clusters.
 */
@EndpointWebExtension(endpoint = PortolanEndpoint.class)
final class ReportWebExtension {

    private static final String VIEW = "report";

    private final PortolanEndpoint endpoint;

    ReportWebExtension(PortolanEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The report. The answer is "not found" if the cluster has not been checked, since reading runs no check. */
    @ReadOperation(producesFrom = ReportFormat.class)
    public WebEndpointResponse<byte[]> report(@Selector String cluster, @Selector String view, ReportFormat format) {
        Optional<SiteReport> report = view.equals(VIEW) ? endpoint.report(cluster) : Optional.empty();
        return report.map(each -> new WebEndpointResponse<>(format.write(each), format))
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }
}
