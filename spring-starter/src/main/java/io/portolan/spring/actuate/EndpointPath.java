package io.portolan.spring.actuate;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;

/** The path of the endpoint {@code portolan} below the context path. It is where {@code management.endpoints.web.*} puts it. */
record EndpointPath(String path) {

    static EndpointPath of(PathMappedEndpoints endpoints) {
        return new EndpointPath(endpoints.getPath(EndpointId.of("portolan")) + "/");
    }

    /** Whether this decoded path of a request belongs to the endpoint. A servlet may have a path of its own in front. */
    boolean contains(String requested) {
        return (requested + "/").contains(path);
    }
}
