/**
 * From every client site to every cluster, and back. Start with {@link io.portolan.examples.anytoany.AnyToAny}, the program, and
 * {@link io.portolan.examples.anytoany.RoundTrip}, which is what an application would do.
 */
@NullMarked
package io.portolan.examples.anytoany;

import org.jspecify.annotations.NullMarked;
