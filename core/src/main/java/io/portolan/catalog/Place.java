package io.portolan.catalog;

/**
 * Where a piece of the catalog stands.
 *
 * @param path its key path, {@code clusters.orders.arn}
 * @param key the last key of the path, also for the items of its list
 * @param origin file, line and column, or whatever else tells a user where it was written; may be empty
 * @param order places rise in the order in which they were written
 */
record Place(Faults faults, String path, String key, String origin, int order) {

    private static final String SECRET =
            "(?i).*(passw|passphrase|secret|token|credential|jaas|private|access.?key|\\.key).*";

    static Place root(Faults faults) {
        return new Place(faults, "", "", "", faults.nextPlace());
    }

    /** The place of a key as a thing of its own: a name, which is never secret. */
    Place ofKey() {
        return new Place(faults, path, "key", origin, order);
    }

    Place at(String origin) {
        return new Place(faults, path, key, origin, order);
    }

    Place key(String name) {
        String step = plain(name) ? name : "[" + Quoted.escaped(name) + "]";
        String dot = path.isEmpty() || step.startsWith("[") ? "" : ".";
        return new Place(faults, path + dot + step, name, "", faults.nextPlace());
    }

    Place item(int index) {
        return new Place(faults, path + "[" + index + "]", key, "", faults.nextPlace());
    }

    /** Whether the key sounds as if its value must not be shown; a document that is one text may be just a secret. */
    boolean secret() {
        return key.isEmpty() || key.matches(SECRET);
    }

    void fault(String expected, String seen, String cause, String fix) {
        faults.add(this, expected, seen, cause, fix);
    }

    private static boolean plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char one = name.charAt(i);
            boolean letter = (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
            if (!letter && (one < '0' || one > '9') && one != '_' && one != '-') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** {@code portolan.yaml:12:5 clusters.orders.arn}. */
    @Override
    public String toString() {
        return (origin + " " + path).strip();
    }
}
