package io.portolan.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a cluster is entered; a region's entry inherits it from the cluster's. */
record InheritedSettings(
        SecurityProtocol securityProtocol,
        Optional<Connectivity> connectivity,
        Optional<ParsedValue<RoleChain>> role,
        Optional<ParsedValue<RoleChain>> controlPlaneRole,
        Map<String, String> kafka) {

    /** What a region's entry may have instead of the cluster's. */
    static final List<String> REGION_KEYS = List.of("role", "control-plane-role", "connectivity", "kafka");

    /** What is the same in all regions of a cluster. */
    static final List<String> CLUSTER_KEYS = List.of("security-protocol");

    /** What clusters inherit from {@code defaults}. */
    static InheritedSettings defaults(Map<String, String> kafka) {
        return new InheritedSettings(
                SecurityProtocol.SASL_SSL, Optional.empty(), Optional.empty(), Optional.empty(), kafka);
    }

    InheritedSettings overriddenBy(MapNode fields, DeclaredRoles roles) {
        return new InheritedSettings(
                fields.value("security-protocol", WordChoice.ofNames(SecurityProtocol.class))
                        .orElse(securityProtocol),
                either(fields.value("connectivity", WordChoice.of(Connectivity.class)), connectivity),
                either(roles.find(fields, "role"), role),
                either(roles.find(fields, "control-plane-role"), controlPlaneRole),
                KafkaBlock.read(fields, kafka));
    }

    /** The catalog knows one kind of SASL. */
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
