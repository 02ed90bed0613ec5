/**
 * What does DNS say of a name, and who is asked? It has three layers: the name servers of this host ({@code HostResolvers}) and
 * questions to any of them ({@code NameServers}); one try of one query ({@code DnsExchange}); the packets
 * ({@code DnsQuery}, {@code DnsMessage}, {@code DnsRecords}). What an answer means for a cluster is told in {@code preflight}.
 *
 * <p>Not API. Start with {@link io.portolan.dns.NameServers} and {@link io.portolan.dns.DnsAnswer}.
 */
@NullMarked
package io.portolan.dns;

import org.jspecify.annotations.NullMarked;
