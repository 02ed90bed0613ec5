package io.portolan.catalog;

/**
 * Where a piece of the catalog stands.
 *
 * @param path its key path such as {@code clusters.orders.arn}
 * @param key the last key of the path. The items of a list have the key of the list.
 * @param origin file, line and column, or other words that show a user where it was written. May be empty.
 * @param order a number that rises in the order in which the places were written
 */
record CatalogPlace(CatalogFaults faults, String path, String key, String origin, int order) {

    private static final String SECRET =
            "(?i).*(passw|passphrase|secret|token|credential|jaas|private|access.?key|\\.key|external.?id).*";

    static CatalogPlace root(CatalogFaults faults) {
        return new CatalogPlace(faults, "", "", "", faults.nextPlace());
    }

    /** The place of a key itself. A key is a name and so never secret. */
    CatalogPlace keyPlace() {
        return new CatalogPlace(faults, path, "key", origin, order);
    }

    CatalogPlace withOrigin(String origin) {
        return new CatalogPlace(faults, path, key, origin, order);
    }

    CatalogPlace key(String name) {
        String step = isPlainKey(name) ? name : "[" + QuotedText.escaped(name) + "]";
        String dot = path.isEmpty() || step.startsWith("[") ? "" : ".";
        return new CatalogPlace(faults, path + dot + step, name, "", faults.nextPlace());
    }

    CatalogPlace item(int index) {
        return new CatalogPlace(faults, path + "[" + index + "]", key, "", faults.nextPlace());
    }

    /**
     * Whether the key sounds as if its value must not be shown. A document that is one text has no key. It may be just a
     * secret.
     */
    boolean isSecret() {
        return key.isEmpty() || key.matches(SECRET);
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
        return !name.isEmpty();
    }

    /** The place as in {@code portolan.yaml:12:5 clusters.orders.arn}. */
    @Override
    public String toString() {
        return (origin + " " + path).strip();
    }
}
