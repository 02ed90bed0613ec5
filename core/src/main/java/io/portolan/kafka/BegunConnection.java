package io.portolan.kafka;

import io.portolan.diagnosis.PortolanException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * A connection to a broker at its begin.
 *
 * @param addresses where the name leads while the connection is made, since Kafka has just looked it up too
 * @param doubt why it may lead to an earlier, wrong address
 */
record BegunConnection(String host, Future<List<InetAddress>> addresses, Optional<PortolanException> doubt) {}
