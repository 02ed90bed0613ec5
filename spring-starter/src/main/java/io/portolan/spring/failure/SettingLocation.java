package io.portolan.spring.failure;

/**
 * Where a fault of the catalog is.
 *
 * @param name the key as it is written there
 * @param origin file, line and column; empty where that is not known
 */
record SettingLocation(String name, String origin) {

    /** Of a finding's subject: the origin, a blank, the key. */
    static SettingLocation of(String subject) {
        int key = keyBegin(subject);
        return new SettingLocation(
                subject.substring(key), subject.substring(0, key).strip());
    }

    /** After the last blank that is not within a key in brackets, {@code clusters[my orders].arn}. */
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
