package io.portolan.testkit.broker;

import java.net.InetAddress;

/**
 * The listener of a dual-stack cluster's broker for IPv6. MSK fixes the port. Here it is any free one, because a host usually has
 * one IPv6 address of the loopback.
 *
 * @param ip the address such as {@code ::1}
 * @param port its port
 * @param bootstrapHost the bootstrap name for IPv6
 * @param host the name that the broker advertises to clients of this listener
 */
public record Ipv6Listener(InetAddress ip, int port, String bootstrapHost, String host) {}
