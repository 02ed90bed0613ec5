package io.portolan.testkit.stack;

import java.util.Map;

/**
 * A resource that a stack has made.
 *
 * @param id what {@code Ref} gives
 * @param attributes what {@code Fn::GetAtt} gives
 */
record CreatedResource(String id, Map<String, String> attributes) {

    CreatedResource {
        attributes = Map.copyOf(attributes);
    }
}
