package io.portolan.testkit.dns;

import java.net.InetSocketAddress;

/** How a forwarder asks another name server. */
@FunctionalInterface
interface UpstreamClient {

    DnsReply query(InetSocketAddress server, DnsQuestion question);
}
