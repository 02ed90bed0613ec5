package io.portolan.topology.format;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The names and tags that people see in the console.
 *
 * @param environment the environment. It may be empty.
 */
record ResourceTitles(String environment) {

    /** Route 53 Resolver takes no longer names. */
    private static final int LONGEST = 64;

    /** The name of a resource with the environment before it. */
    String title(String name) {
        String title = environment.isEmpty() ? name : environment + "-" + name;
        if (title.length() <= LONGEST) {
            return title;
        }
        CRC32 sum = new CRC32();
        sum.update(title.getBytes(StandardCharsets.UTF_8));
        String end = String.format(Locale.ROOT, "-%08x", sum.getValue());
        return title.substring(0, LONGEST - end.length()) + end;
    }

    /** The tags of a resource. */
    Map<String, String> tags(String name) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("Name", title(name));
        tags.put("managed-by", "portolan");
        if (!environment.isEmpty()) {
            tags.put("environment", environment);
        }
        return tags;
    }
}
