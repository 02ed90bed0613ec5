package io.portolan.testkit.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The condition keys that a call of {@code sts:AssumeRole} has. */
final class SessionContext {

    private static final String TAGS = "Tags.member.";

    private SessionContext() {}

    /** Values by their keys. Absent are those that the call does not have. */
    static Map<String, List<String>> of(Map<String, String> form) {
        Map<String, List<String>> context = new HashMap<>();
        put(context, "sts:ExternalId", form.get("ExternalId"));
        put(context, "sts:RoleSessionName", form.get("RoleSessionName"));
        List<String> tags = new ArrayList<>();
        form.forEach((field, key) -> {
            if (field.startsWith(TAGS) && field.endsWith(".Key")) {
                tags.add(key);
                put(context, "aws:RequestTag/" + key, form.get(field.replaceFirst("Key$", "Value")));
            }
        });
        if (!tags.isEmpty()) {
            context.put("aws:TagKeys", tags);
        }
        return context;
    }

    private static void put(Map<String, List<String>> context, String key, @Nullable String value) {
        if (value != null) {
            context.put(key, List.of(value));
        }
    }
}
