package io.portolan.testkit;

import java.net.InetAddress;
import java.net.URI;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sts.StsClient;

/** A program that uses an estate in another JVM. It prints one line with the result or the message of the failure. */
public final class EstateProgram {

    private EstateProgram() {}

    /**
     * Does what its argument says.
     *
     * @param args {@code first} starts an estate. {@code late} does so after a look-up. An endpoint is asked by
     *     {@code sts:GetCallerIdentity} for this JVM's identity. A host name is looked up.
     */
    public static void main(String[] args) {
        try {
            System.out.println(
                    switch (args[0]) {
                        case "first", "late" -> estate(args[0]);
                        default -> args[0].contains("://") ? whoIsThis(URI.create(args[0])) : lookUp(args[0]);
                    });
        } catch (Exception e) {
            System.out.println(e.getMessage());
        }
    }

    private static String lookUp(String host) throws Exception {
        return host + " has " + InetAddress.getAllByName(host).length + " addresses";
    }

    private static String whoIsThis(URI endpoint) {
        try (StsClient sts = StsClient.builder()
                .endpointOverride(endpoint)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            return sts.getCallerIdentity().arn();
        }
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
