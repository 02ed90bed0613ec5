package io.portolan.examples.estate;

import io.portolan.testkit.LocalMsk;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The program. It starts two service VPCs, two clusters and three client sites whose accounts have no rule, endpoint or role for
 * them. It writes the catalogs of the sites into a folder. Then it does what is typed until the input ends.
 */
public final class LocalEstate {

    static final List<String> SITES = List.of("shop", "stock", "harbour");
    private static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";
    private static final String CLIENT = "arn:aws:iam::222222222222:role/orders-client";

    private LocalEstate() {}

    /** Runs the program. Its argument is the folder. The exit code is 2 without one. */
    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("usage: LocalEstate FOLDER");
            System.exit(2);
        }
        System.out.println("Starting an estate of 2 service VPCs, 2 clusters and 3 client sites …");
        LocalMsk msk = declare();
        Runtime.getRuntime().addShutdownHook(new Thread(msk::close));
        Path folder = EstateFolder.write(msk, Path.of(args[0]));
        System.out.println("Ready. No account has a rule, an endpoint or a role for the clusters.");
        System.out.println("The catalogs of the sites are in " + folder + ".");
        System.out.println("In another terminal run a command at a site: " + folder + "/at shop portolan check --all");
        System.out.print(EstateConsole.help());
        new EstateConsole(msk.controlPlane(), System.out)
                .follow(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        System.exit(0);
    }

    static LocalMsk declare() {
        return LocalMsk.builder()
                .fromTemplates()
                .serviceVpc("prod", "us-east-2")
                .serviceVpc("prod", "us-west-2")
                .cluster("orders", cluster -> cluster.inVpc("prod", "us-west-2").brokers(1))
                .cluster(
                        "payments",
                        cluster -> cluster.inVpc("prod", "us-east-2").brokers(1))
                .role(HUB, role -> role.trusts("333333333333", "444444444444", "555555555555"))
                .role(
                        CLIENT,
                        role -> role.trusts(HUB)
                                .externalId("checkout-team")
                                .mayUse("orders")
                                .mayUse("payments"))
                .site("shop", site -> site.inRegion("prod", "us-east-2"))
                .site(
                        "stock",
                        site -> site.inRegion("prod", "us-east-2")
                                .account("444444444444")
                                .outboundEndpointOf("shop"))
                .onPremises("harbour", site -> site.account("555555555555"))
                .start();
    }
}
