package io.portolan.spring.failure;

/**
 * The location of a fault in the catalog.
 *
 * @param name The key as the user wrote it.
 * @param origin File, line and column. Empty if they are unknown.
 */
record SettingLocation(String name, String origin) {

    /** Reads the location from a finding's subject, which is the origin and the key with a blank between. */
    static SettingLocation of(String subject) {
        int key = keyBegin(subject);
        return new SettingLocation(
                subject.substring(key), subject.substring(0, key).strip());
    }

    /** The index after the last blank that is not inside brackets, as it is in {@code clusters[my orders].arn}. */
    private static int keyBegin(String subject) {
        int depth = 0;
        for (int i = subject.length() - 1; i >= 0; i--) {
            char c = subject.charAt(i);
            depth += c == ']' ? 1 : c == '[' ? -1 : 0;
            if (c == ' ' && depth == 0) {
                return i + 1;
            }
        }
        return 0;
    }
}
