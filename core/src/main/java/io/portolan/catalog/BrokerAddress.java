package io.portolan.catalog;

/**
 * A broker's host name (or IP literal) and port, not resolved.
 *
 * @param host as Kafka would be given it, without brackets
 * @param port 1 to 65535
 */
public record BrokerAddress(String host, int port) {

    /** {@code host:port}, IPv6 literals in brackets: the form of {@code bootstrap.servers}. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
