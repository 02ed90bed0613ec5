package io.portolan.testkit;

import java.net.InetAddress;

/** What a JVM of its own does with an estate; says in one line how it went. */
public final class OtherJvm {

    private OtherJvm() {}

    /** With a name: looks it up. Without: starts an estate, after a first look-up if told "late". */
    public static void main(String[] args) {
        try {
            System.out.println(args[0].equals("late") || args[0].equals("first") ? estate(args[0]) : lookUp(args[0]));
        } catch (Exception e) {
            System.out.println(e.getMessage());
        }
    }

    private static String lookUp(String host) throws Exception {
        return host + " has " + InetAddress.getAllByName(host).length + " addresses";
    }

    private static String estate(String when) throws Exception {
        if (when.equals("late")) {
            InetAddress.getAllByName("localhost");
        }
        try (LocalMsk msk = LocalMsk.builder()
                .cluster("orders", ClusterBuilder::controlPlaneOnly)
                .start()) {
            return lookUp(msk.cluster("orders").bootstrapHost());
        }
    }
}
