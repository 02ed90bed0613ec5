package io.portolan.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * An estate at random. It has 2 to 4 regions and 1 to 6 sites in several accounts, on premises too. Sites have an endpoint of their
 * own or share one. The same seed always gives the same estate.
 */
public final class RandomTopology {

    private static final List<String> REGIONS =
            List.of("us-east-2", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2", "sa-east-1");
    private static final List<String> SOFTWARE = List.of("bind", "unbound", "dnsmasq", "windows-dns", "coredns");
    private static final List<String> SITE_WORDS = List.of("shop", "stock", "claims", "fleet-2", "lab", "web-front");
    private static final String HUB_ACCOUNT = "111111111111";

    private final Random random;
    private final StringBuilder catalog = new StringBuilder();
    private final List<String> regions = new ArrayList<>();
    private final List<String> roles = new ArrayList<>();
    private final List<String> roleAccounts = new ArrayList<>();
    private final List<Integer> clusterRegions = new ArrayList<>();
    private final List<String> clusterRoles = new ArrayList<>();
    /** The sites that others may share an endpoint with, as name, region and account. */
    private final List<String[]> owners = new ArrayList<>();

    private int ids;

    private RandomTopology(long seed) {
        random = new Random(seed);
    }

    /** The catalog of the estate as YAML. */
    public static String catalog(long seed) {
        RandomTopology topology = new RandomTopology(seed);
        topology.write();
        return topology.catalog.toString();
    }

    private void write() {
        catalog.append("environment: prod\n");
        List<String> left = new ArrayList<>(REGIONS);
        for (int count = 2 + random.nextInt(3); count > 0; count--) {
            regions.add(left.remove(random.nextInt(left.size())));
        }
        writeServiceVpcs();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            addCluster(random.nextInt(regions.size()));
        }
        writeRoles();
        writeClusters();
        writeSites(1 + random.nextInt(6));
    }

    private void writeServiceVpcs() {
        catalog.append("service-vpcs:\n");
        for (int i = 0; i < regions.size(); i++) {
            String network = "10." + (100 + i) + ".";
            line(2, regions.get(i) + ":");
            line(4, "cidr-blocks: [" + network + "0.0/16]");
            String port = i % 2 == 1 ? ":5300" : "";
            line(4, "inbound-resolvers: [" + network + "1.53, " + network + "2.53" + port + "]");
            line(4, "account: \"" + serviceAccount(i) + "\"");
            line(4, "vpc-id: " + id("vpc"));
            line(4, "subnets: [" + id("subnet") + ", " + id("subnet") + "]");
            if (random.nextBoolean()) {
                line(4, "inbound-endpoint: create");
            } else {
                line(4, "inbound-endpoint: " + id("rslvr-in"));
                line(4, "inbound-security-group: " + id("sg"));
            }
            line(4, "cluster-security-group: " + id("sg"));
        }
    }

    /** Some estates have an account for each service VPC, and others have one for all. */
    private String serviceAccount(int region) {
        return regions.size() % 2 == 0 ? "222222222222" : "22222222222" + region;
    }

    /** Its role is of its own account, since MSK lets no others in. Clusters of an account may share one. */
    private void addCluster(int region) {
        List<String> ofAccount = roles.stream()
                .filter(role -> roleAccounts.get(roles.indexOf(role)).equals(serviceAccount(region)))
                .toList();
        String role = "client-" + roles.size();
        if (!ofAccount.isEmpty() && random.nextBoolean()) {
            role = ofAccount.get(random.nextInt(ofAccount.size()));
        } else {
            roles.add(role);
            roleAccounts.add(serviceAccount(region));
        }
        clusterRegions.add(region);
        clusterRoles.add(role);
    }

    private void writeRoles() {
        catalog.append("roles:\n");
        for (int i = 0; i < roles.size(); i++) {
            String name = roles.get(i);
            line(2, name + ":");
            line(4, "chain:");
            boolean chained = random.nextInt(4) > 0;
            if (chained) {
                line(6, "- arn:aws:iam::" + HUB_ACCOUNT + ":role/kafka-hub");
            }
            if (chained && random.nextInt(4) == 0) {
                line(6, "- {arn: \"arn:aws:iam::" + HUB_ACCOUNT + ":role/hubs/second-hub\", external-id: second}");
            }
            String arn = "arn:aws:iam::" + roleAccounts.get(i) + ":role/" + name;
            String terms = (random.nextBoolean() ? ", external-id: team-" + i : "")
                    + (random.nextInt(3) == 0 ? ", tags: {team: \"" + i + "\"}" : "");
            line(6, "- {arn: \"" + arn + "\"" + terms + "}");
            line(4, "access:");
            line(6, "read-topics: [orders-" + i + "]");
            line(6, "write-topics: [orders-" + i + ", \"audit-*\"]");
            line(6, "groups: [group-" + i + "]");
            if (random.nextBoolean()) {
                line(6, "transactional-ids: [\"tx-" + i + "-*\"]");
            }
        }
        line(2, "reader:");
        line(4, "chain: [\"arn:aws:iam::" + serviceAccount(0) + ":role/msk-reader\"]");
    }

    private void writeClusters() {
        catalog.append("clusters:\n");
        for (int i = 0; i < clusterRegions.size(); i++) {
            int region = clusterRegions.get(i);
            String name = "cluster-" + i;
            line(2, name + ":");
            if (random.nextInt(4) == 0) {
                line(4, "region: " + regions.get(region));
                line(4, "cluster-name: " + name);
            } else {
                String kind = random.nextInt(4) == 0 ? "-7" : "-s1";
                line(
                        4,
                        "arn: arn:aws:kafka:" + regions.get(region) + ":" + serviceAccount(region) + ":cluster/" + name
                                + "/5d2c63b1-4a17-4c6e-9f43-0d4f3b3c1a7" + i + kind);
            }
            line(4, "role: " + clusterRoles.get(i));
            if (region == 0 && random.nextInt(3) == 0) {
                line(4, "control-plane-role: reader");
            }
        }
    }

    private void writeSites(int count) {
        catalog.append("client-sites:\n");
        for (int i = 0; i < count; i++) {
            String name = SITE_WORDS.get(i);
            line(2, name + ":");
            if (i > 0 && random.nextInt(4) == 0) {
                writeSiteOnPremises(i);
            } else {
                writeSiteInAws(name, i);
            }
            if (random.nextInt(4) == 0) {
                line(4, "roles: [" + roles.get(random.nextInt(roles.size())) + "]");
            }
        }
    }

    private void writeSiteOnPremises(int number) {
        line(4, "name-server: " + SOFTWARE.get(random.nextInt(SOFTWARE.size())));
        line(4, "cidr-blocks: [192.168." + number + ".0/24]");
        line(4, "identities: [\"arn:aws:iam::55555555555" + number + ":role/site-" + number + "\"]");
    }

    /** A site may share the endpoint of another account. Two accounts may do so with each other. */
    private void writeSiteInAws(String name, int number) {
        String[] owner = !owners.isEmpty() && random.nextInt(3) == 0
                ? owners.get(random.nextInt(owners.size()))
                : new String[] {};
        String account = "33333333333" + random.nextInt(3);
        String region = random.nextBoolean() ? regions.get(random.nextInt(regions.size())) : "ca-central-1";
        if (owner.length > 0) {
            region = owner[1];
            account = random.nextBoolean()
                    ? owner[2]
                    : (random.nextBoolean() ? account : "44444444444" + random.nextInt(3));
        }
        line(4, "region: " + region);
        line(4, "account: \"" + account + "\"");
        line(4, "vpc-id: " + id("vpc"));
        line(
                4,
                "cidr-blocks: [10." + (number + 1) + ".0.0/16"
                        + (random.nextInt(4) == 0 ? ", 10." + (number + 51) + ".0.0/18" : "") + "]");
        if (owner.length > 0) {
            line(4, "outbound-endpoint-of: " + owner[0]);
        } else {
            writeEndpoint();
            owners.add(new String[] {name, region, account});
        }
        if (random.nextInt(4) > 0) {
            line(4, "identities: [\"arn:aws:iam::" + account + ":role/app-" + name + "\"]");
        }
    }

    private void writeEndpoint() {
        if (random.nextBoolean()) {
            line(4, "outbound-endpoint: create");
            line(4, "subnets: [" + id("subnet") + ", " + id("subnet") + "]");
        } else {
            line(4, "outbound-endpoint: " + id("rslvr-out"));
            line(4, "outbound-security-group: " + id("sg"));
        }
    }

    private String id(String kind) {
        return String.format(Locale.ROOT, "%s-%017x", kind, 0xa0000 + ++ids);
    }

    private void line(int indent, String text) {
        catalog.append(" ".repeat(indent)).append(text).append('\n');
    }
}
