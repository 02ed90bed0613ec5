package io.portolan.catalog;

import java.util.regex.Pattern;

/**
 * Where a piece of the catalog stands.
 *
 * @param path its key path, {@code clusters.orders.arn}
 * @param key the last key of the path, also for the items of its list
 * @param origin file, line and column, or whatever else tells a user where it was written; may be empty
 * @param order places rise in the order in which they were written
 */
record Place(Faults faults, String path, String key, String origin, int order) {

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(passw|passphrase|secret|token|credential|jaas|private|access.?key|\\.key).*");
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");

    static Place root(Faults faults) {
        return new Place(faults, "", "", "", faults.nextPlace());
    }

    Place at(String origin) {
        return new Place(faults, path, key, origin, order);
    }

    Place key(String name) {
        String step = PLAIN_KEY.matcher(name).matches() ? name : "[" + Quoted.escaped(name) + "]";
        String dot = path.isEmpty() || step.startsWith("[") ? "" : ".";
        return new Place(faults, path + dot + step, name, "", faults.nextPlace());
    }

    Place item(int index) {
        return new Place(faults, path + "[" + index + "]", key, "", faults.nextPlace());
    }

    /** Whether the key sounds as if its value must not be shown; a document that is one text may be just a secret. */
    boolean secret() {
        return key.isEmpty() || SECRET.matcher(key).matches();
    }

    void fault(String expected, String seen, String cause, String fix) {
        faults.add(this, expected, seen, cause, fix);
    }

    /** {@code portolan.yaml:12:5 clusters.orders.arn}. */
    @Override
    public String toString() {
        return (origin + " " + path).strip();
    }
}
