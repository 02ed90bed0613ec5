package io.portolan.testkit;

import java.net.InetAddress;
import java.net.URI;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What a JVM of its own does with an estate; says in one line how it went. */
public final class EstateProgram {

    private EstateProgram() {}

    /**
     * With a name: looks it up. With an endpoint: asks STS there who this is. Without: starts an estate, after a first look-up if
     * told "late".
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
