/**
 * What do name servers say of a name? A DNS client that tells response codes apart, and the name servers of this host.
 *
 * <p>Not API. Start with {@link io.portolan.dns.NameServers}, which asks, and {@link io.portolan.dns.DnsAnswer}.
 */
@NullMarked
package io.portolan.dns;

import org.jspecify.annotations.NullMarked;
