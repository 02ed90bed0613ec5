package io.portolan.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How clients enter a cluster. The entry of a region inherits this from the cluster's entry. */
record InheritedSettings(
        SecurityProtocol securityProtocol,
        ClusterIdRule clusterId,
        Optional<Connectivity> connectivity,
        Optional<ParsedValue<RoleChain>> role,
        Optional<ParsedValue<RoleChain>> controlPlaneRole,
        Optional<IpFamily> ip,
        List<String> hostSuffixes,
        Map<String, String> kafka) {

    /** The keys that a region's entry may set for itself. */
    static final List<String> REGION_KEYS =
            List.of("role", "control-plane-role", "connectivity", "ip", "cluster-id", "host-suffixes", "kafka");

    /** The keys that are the same in all regions of a cluster. */
    static final List<String> CLUSTER_KEYS = List.of("security-protocol");

    /** What clusters inherit from {@code defaults}. */
    static InheritedSettings defaults(Map<String, String> kafka) {
        return new InheritedSettings(
                SecurityProtocol.SASL_SSL,
                ClusterIdRule.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                kafka);
    }

    InheritedSettings overriddenBy(MapNode fields, DeclaredRoles roles) {
        return new InheritedSettings(
                fields.value("security-protocol", WordChoice.ofNames(SecurityProtocol.class))
                        .orElse(securityProtocol),
                fields.value("cluster-id", ClusterIdRule::parse).orElse(clusterId),
                either(fields.value("connectivity", WordChoice.of(Connectivity.class)), connectivity),
                either(roles.find(fields, "role"), role),
                either(roles.find(fields, "control-plane-role"), controlPlaneRole),
                either(fields.value("ip", WordChoice.of(IpFamily.class)), ip),
                fields.has("host-suffixes")
                        ? ParsedValue.values(fields.list("host-suffixes", HostName::domain))
                        : hostSuffixes,
                KafkaBlock.read(fields, kafka));
    }

    /** How clients authenticate. The catalog has one kind of SASL. */
    ClientAuthentication authentication() {
        return securityProtocol.usesSasl() ? ClientAuthentication.AWS_IAM : ClientAuthentication.NONE;
    }

    ClusterDefinition.Access access() {
        Optional<RoleChain> dataPlane = role.map(ParsedValue::value);
        Optional<RoleChain> controlPlane = controlPlaneRole.map(ParsedValue::value);
        return new ClusterDefinition.Access(
                securityProtocol,
                authentication(),
                connectivity.orElse(Connectivity.PRIVATE),
                dataPlane,
                either(controlPlane, dataPlane));
    }

    private static <T> Optional<T> either(Optional<T> own, Optional<T> inherited) {
        return own.isPresent() ? own : inherited;
    }
}
