package io.portolan.testkit.dns;

import java.net.InetSocketAddress;

/** How a forwarder asks another name server. */
@FunctionalInterface
interface Upstream {

    Answer ask(InetSocketAddress server, Question question);
}
