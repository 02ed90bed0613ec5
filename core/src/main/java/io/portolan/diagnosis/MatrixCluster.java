package io.portolan.diagnosis;

import java.util.Comparator;

/**
 * A cluster of the matrix.
 *
 * @param region empty for plain Kafka
 */
record MatrixCluster(String name, String region) {

    static final Comparator<MatrixCluster> BY_NAME =
            Comparator.comparing(MatrixCluster::name).thenComparing(MatrixCluster::region);

    /** {@code orders@us-west-2} is {@code orders} in that region. Catalogs call it so, and hosts of the region do not. */
    MatrixCluster {
        String suffix = "@" + region;
        if (!region.isEmpty() && name.endsWith(suffix)) {
            name = name.substring(0, name.length() - suffix.length());
        }
    }

    /** {@code orders (us-west-2)}. */
    @Override
    public String toString() {
        return region.isEmpty() ? name : name + " (" + region + ")";
    }
}
