package io.portolan.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Where a piece of the catalog stands. It knows its key path by the place above, because each place with a path of its own would
 * make the work quadratic.
 *
 * @param above the map or list that contains it. Null for the whole catalog.
 * @param step what the key path has after that of the place above
 * @param key the last key of the path. The items of a list have the key of the list.
 * @param origin file, line and column, or other words that show a user where it was written. May be empty.
 * @param order a number that rises in the order in which the places were written
 */
record CatalogPlace(
        CatalogFaults faults, @Nullable CatalogPlace above, String step, String key, String origin, int order) {

    /** Longer keys are no key of a catalog. They are cut. */
    private static final int LONGEST_PLAIN = 160;

    private static final String SECRET =
            "(?i).*(passw|passphrase|secret|token|credential|jaas|private|access.?key|\\.key|external.?id).*";

    static CatalogPlace root(CatalogFaults faults) {
        return new CatalogPlace(faults, null, "", "", "", faults.nextPlace());
    }

    /** The place of a key itself. A key is a name and so never secret. */
    CatalogPlace keyPlace() {
        return new CatalogPlace(faults, above, step, "key", origin, order);
    }

    CatalogPlace withOrigin(String origin) {
        return new CatalogPlace(faults, above, step, key, origin, order);
    }

    CatalogPlace key(String name) {
        boolean plain = isPlainKey(name);
        String dot = plain && above != null ? "." : "";
        String next = plain ? dot + name : "[" + QuotedText.escaped(name) + "]";
        return new CatalogPlace(faults, this, next, name, "", faults.nextPlace());
    }

    CatalogPlace item(int index) {
        return new CatalogPlace(faults, this, "[" + index + "]", key, "", faults.nextPlace());
    }

    /** The key path such as {@code clusters.orders.arn}. */
    String path() {
        return above == null ? step : above.path() + step;
    }

    /**
     * Whether the key sounds as if its value must not be shown. A document that is one text has no key. It may be just a
     * secret.
     */
    boolean isSecret() {
        return key.isEmpty() || key.matches(SECRET);
    }

    /** Whether further faults are counted only. Nobody reads what they would say. */
    boolean countsOnly() {
        return faults.countsOnly();
    }

    void addFault(String expected, String seen, String cause, String fix) {
        faults.add(this, expected, seen, cause, fix);
    }

    private static boolean isPlainKey(String name) {
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            boolean letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
            if (!letter && (character < '0' || character > '9') && character != '_' && character != '-') {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= LONGEST_PLAIN;
    }

    /** The place as in {@code portolan.yaml:12:5 clusters.orders.arn}. */
    @Override
    public String toString() {
        return (origin + " " + path()).strip();
    }
}
