package io.portolan.testkit.broker;

import java.net.InetAddress;

/**
 * The description of one broker of a cluster.
 *
 * @param id its node id, which starts at 1 and is unique in the cluster
 * @param ip a loopback address that no other broker uses. Clients use its port 9098. The cluster itself uses the ports 9093
 *     and 9094.
 * @param host its advertised name {@code b1-….kafka-serverless.<region>.amazonaws.com}
 */
public record NodeSpec(int id, InetAddress ip, String host) {}
