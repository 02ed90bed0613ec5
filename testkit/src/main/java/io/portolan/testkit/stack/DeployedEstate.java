package io.portolan.testkit.stack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of a deployment. Immutable and thread-safe.
 *
 * @param created the ids of the resources that were made. That is what {@code Ref} gives.
 * @param absent why the others were not made
 */
public record DeployedEstate(Map<StackResource, String> created, Map<StackResource, String> absent) {

    /** Copies the maps in their order. */
    public DeployedEstate {
        created = Collections.unmodifiableMap(new LinkedHashMap<>(created));
        absent = Collections.unmodifiableMap(new LinkedHashMap<>(absent));
    }
}
