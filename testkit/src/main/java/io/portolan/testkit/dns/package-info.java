/**
 * Which addresses does a name have and who says so? Here are name servers on loopback addresses. A hosts file gives this JVM
 * the same answers.
 *
 * <p>Start with {@link io.portolan.testkit.dns.HostResolver} and {@link io.portolan.testkit.dns.InboundResolver}. Both have
 * switches for faults. The other types are internal to the testkit.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.testkit.dns;

import org.jspecify.annotations.NullMarked;
