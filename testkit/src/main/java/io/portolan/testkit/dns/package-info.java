/**
 * Which addresses does a name have, and who says so? Name servers on loopback addresses, and the hosts file by which
 * this JVM sees the same answers.
 *
 * <p>Start with {@link io.portolan.testkit.dns.HostResolver} and {@link io.portolan.testkit.dns.InboundResolver}: both
 * are switchboards for faults. The other types are internal to the testkit.
 */
@NullMarked
package io.portolan.testkit.dns;

import org.jspecify.annotations.NullMarked;
