package io.portolan.topology;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.topology.plan.EstatePlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Estates that tests plan. */
public final class SampleEstates {

    private SampleEstates() {}

    /** Two service VPCs, two sites in AWS that share an endpoint, and one on premises. */
    public static EstatePlan smallPlan() {
        return EstatePlan.of(catalog("small-estate.yaml"));
    }

    /** The catalog in a resource beside this class. */
    public static ClusterCatalog catalog(String resource) {
        try (InputStream stream = Objects.requireNonNull(SampleEstates.class.getResourceAsStream(resource), resource)) {
            return ClusterCatalog.load(stream, resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
