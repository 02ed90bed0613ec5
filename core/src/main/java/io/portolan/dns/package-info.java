/**
 * What does DNS say about a name, and which servers are asked? It has three layers.
 * <ul>
 * <li>{@code HostResolvers} are the name servers of this host. {@code NameServer} asks one of them.
 * <li>{@code DnsExchange} is one query. {@code ServerPulse} finds out whether a silent server is there.
 * <li>{@code DnsQuery}, {@code DnsMessage} and {@code DnsRecords} write and read packets.
 * </ul>
 *
 * <p>What an answer means for a cluster is decided in {@code preflight}.
 *
 * <p>Not API. Start with {@link io.portolan.dns.NameServer} and {@link io.portolan.dns.DnsAnswer}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.dns;

import org.jspecify.annotations.NullMarked;
