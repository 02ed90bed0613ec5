package io.portolan.testkit.broker;

import java.net.InetAddress;

/**
 * One broker of a cluster.
 *
 * @param id its node id, from 1 and unique within the cluster
 * @param ip a loopback address that no other broker uses: it listens there at port 9098, and inside the cluster at 9093
 *     and 9094
 * @param host its advertised name, {@code b1-….kafka-serverless.<region>.amazonaws.com}
 */
public record NodeSpec(int id, InetAddress ip, String host) {}
