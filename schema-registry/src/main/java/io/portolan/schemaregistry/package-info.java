/**
 * Glue's serializer and deserializer for clients that are configured by strings. Start with
 * {@link io.portolan.schemaregistry.ClusterSerializer} and {@link io.portolan.schemaregistry.ClusterDeserializer}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.schemaregistry;

import org.jspecify.annotations.NullMarked;
