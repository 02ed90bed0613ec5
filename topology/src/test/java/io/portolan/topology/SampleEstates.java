package io.portolan.topology;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.topology.plan.EstatePlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        return ofText(text(resource));
    }

    /** The catalog that this text is. */
    public static ClusterCatalog ofText(String text) {
        return ClusterCatalog.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "estate.yaml");
    }

    /** The text of a resource beside this class. */
    public static String text(String resource) {
        try (InputStream stream = Objects.requireNonNull(SampleEstates.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
