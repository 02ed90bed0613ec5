package io.portolan.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The anchors of the matrix's rows. Names of clusters are other people's, so a row has its number. */
record RowAnchors(Map<MatrixCluster, Integer> numbers) {

    static RowAnchors of(List<List<MatrixPair>> rows) {
        Map<MatrixCluster, Integer> numbers = new HashMap<>();
        rows.forEach(row -> numbers.put(row.get(0).cluster(), numbers.size() + 1));
        return new RowAnchors(numbers);
    }

    String id(MatrixCluster cluster) {
        return "row-" + numbers.getOrDefault(cluster, 0);
    }
}
