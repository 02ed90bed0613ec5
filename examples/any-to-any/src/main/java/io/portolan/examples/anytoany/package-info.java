/**
 * Round trips from every client site to every cluster. Start with the program {@link
 * io.portolan.examples.anytoany.AnyToAny} and with {@link io.portolan.examples.anytoany.RoundTrip}, which does what
 * an application would do.
 */
@NullMarked
package io.portolan.examples.anytoany;

import org.jspecify.annotations.NullMarked;
