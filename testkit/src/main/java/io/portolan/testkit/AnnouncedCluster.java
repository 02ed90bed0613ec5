package io.portolan.testkit;

import io.portolan.testkit.aws.Connectivity;
import io.portolan.testkit.aws.Iam;
import io.portolan.testkit.aws.MskCluster;
import io.portolan.testkit.broker.CertificateAuthority;
import io.portolan.testkit.broker.Grants;
import io.portolan.testkit.broker.LocalKafka;
import io.portolan.testkit.broker.LocalKafkaSpec;
import io.portolan.testkit.broker.NodeSpec;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A cluster that DNS and the MSK API already know. Its brokers have not started yet. */
record AnnouncedCluster(
        ClusterBuilder declared, ClusterNames names, Optional<DualStackNames> dualStack, MskCluster mskCluster) {

    static AnnouncedCluster of(ClusterBuilder declared, String region, ClusterNames names) {
        String arn = "arn:aws:kafka:" + region + ":" + declared.account + ":cluster/" + declared.clusterName + "/"
                + UUID.randomUUID();
        MskCluster mskCluster = declared.provisioned
                ? new MskCluster(arn + "-2", false, declared.state, provisionedBootstrap(declared.clusterName, region))
                : MskCluster.serverless(arn + "-s1", names.boot() + ":" + LocalKafka.PORT)
                        .withState(declared.state);
        Optional<DualStackNames> dualStack =
                declared.dualStack ? Optional.of(DualStackNames.of(names)) : Optional.empty();
        return new AnnouncedCluster(
                declared,
                names,
                dualStack,
                dualStack.map(ipv6 -> mskCluster.withIpv6(ipv6.bootstrap())).orElse(mskCluster));
    }

    private static Map<Connectivity, List<String>> provisionedBootstrap(String name, String region) {
        String suffix = "." + name + ".x1y2z3.c2.kafka." + region + ".amazonaws.com:";
        return Map.of(
                Connectivity.PRIVATE, List.of("b-1" + suffix + "9098", "b-2" + suffix + "9098"),
                Connectivity.VPC, List.of("b-1.iam" + suffix + "14001", "b-2.iam" + suffix + "14002"),
                Connectivity.PUBLIC, List.of("b-1-public" + suffix + "9198", "b-2-public" + suffix + "9198"));
    }

    String name() {
        return declared.name;
    }

    boolean hasBrokers() {
        return declared.brokers > 0;
    }

    /** All names with their addresses. */
    Map<String, List<InetAddress>> zone() {
        Map<String, List<InetAddress>> zone = new LinkedHashMap<>(names.zone());
        dualStack.ifPresent(ipv6 -> zone.putAll(ipv6.names().zone()));
        return zone;
    }

    private NodeSpec node(int index) {
        return new NodeSpec(
                index + 1,
                names.addresses().get(index),
                names.brokers().get(index),
                dualStack.map(ipv6 -> ipv6.listener(index)));
    }

    LocalKafka startBrokers(CertificateAuthority authority, Iam iam, Grants grants) {
        List<NodeSpec> nodes =
                IntStream.range(0, declared.brokers).mapToObj(this::node).toList();
        return LocalKafka.start(new LocalKafkaSpec(
                names.boot(),
                nodes,
                authority.issue(zone().keySet()),
                SignatureCheck.of(iam, mskCluster.region()),
                grants.addPolicies(mskCluster.arn(), iam::permissions),
                declared.sessionLife));
    }

    LocalCluster toLocalCluster(CertificateAuthority authority, @Nullable LocalKafka kafka) {
        return new LocalCluster(mskCluster, names, authority, kafka);
    }
}
