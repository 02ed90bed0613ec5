package io.portolan;

import io.portolan.testkit.LocalCluster;
import io.portolan.testkit.LocalMsk;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/**
 * Brokers of another environment that answer for a cluster's names. They relay to the cluster's own brokers. So names, TLS
 * and IAM agree, and each credential that arrives at a foreign address is one that the real brokers count.
 */
final class ForeignBrokers implements AutoCloseable {

    static final int PORT = 9098;

    private final List<ServerSocket> relays = new ArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Semaphore connections = new Semaphore(0);

    private ForeignBrokers() {}

    /** Moves all names of the cluster {@code orders} into a service VPC, and resets the connections to its brokers. */
    static ForeignBrokers takeOver(LocalMsk msk, String environment, String region) throws IOException {
        ForeignBrokers foreign = new ForeignBrokers();
        LocalCluster orders = msk.cluster("orders");
        String block = msk.serviceVpc(environment, region).cidrBlock();
        for (int broker = 0; broker < orders.brokerHosts().size(); broker++) {
            InetAddress address = addressIn(block, 200 + broker);
            foreign.relay(address, orders.brokerAddresses().get(broker));
            msk.faults().misdirect("shop", List.of(orders.brokerHosts().get(broker)), address);
            msk.faults().misdirect("shop", List.of(orders.bootstrapHost()), address);
        }
        orders.resetConnections();
        orders.kafka().forgetAuthentications();
        return foreign;
    }

    static InetAddress addressIn(String cidrBlock, int last) throws IOException {
        byte[] bytes = InetAddress.getByName(cidrBlock.substring(0, cidrBlock.indexOf('/')))
                .getAddress();
        bytes[3] = (byte) last;
        return InetAddress.getByAddress(bytes);
    }

    /** Waits until clients have connected so often since the last call. */
    void awaitConnections(int count) throws InterruptedException {
        connections.acquire(count);
    }

    private void relay(InetAddress address, InetAddress broker) throws IOException {
        ServerSocket relay = new ServerSocket(PORT, 50, address);
        relays.add(relay);
        start(() -> accept(relay, broker));
    }

    private void accept(ServerSocket relay, InetAddress broker) {
        while (!relay.isClosed()) {
            try {
                Socket client = relay.accept();
                Socket server = new Socket(broker, PORT);
                sockets.add(client);
                sockets.add(server);
                connections.release();
                start(() -> copy(client, server));
                start(() -> copy(server, client));
            } catch (IOException e) {
                // The relay was closed.
            }
        }
    }

    private static void copy(Socket source, Socket target) {
        try (source;
                target) {
            InputStream in = source.getInputStream();
            in.transferTo(target.getOutputStream());
        } catch (IOException e) {
            // One side has closed, so the other is closed too.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "foreign-broker");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket relay : relays) {
            relay.close();
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
