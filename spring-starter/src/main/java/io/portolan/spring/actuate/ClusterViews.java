package io.portolan.spring.actuate;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * All clusters of the catalog.
 *
 * @param clusters The clusters by logical name in the order of the catalog.
 */
record ClusterViews(Map<String, ClusterView> clusters) implements OperationResponseBody {}
