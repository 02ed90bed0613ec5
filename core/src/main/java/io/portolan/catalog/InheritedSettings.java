package io.portolan.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a cluster is entered; a region's entry inherits it from the cluster's. */
record InheritedSettings(
        String securityProtocol,
        Optional<Connectivity> connectivity,
        Optional<ParsedValue<RoleChain>> role,
        Optional<ParsedValue<RoleChain>> controlPlaneRole,
        Map<String, String> kafka) {

    private static final String IAM = "SASL_SSL";
    private static final List<String> PROTOCOLS = List.of(IAM, "SSL", "PLAINTEXT");

    /** What clusters inherit from {@code defaults}. */
    static InheritedSettings defaults(Map<String, String> kafka) {
        return new InheritedSettings(IAM, Optional.empty(), Optional.empty(), Optional.empty(), kafka);
    }

    InheritedSettings overriddenBy(MapNode fields, DeclaredRoles roles) {
        return new InheritedSettings(
                fields.value("security-protocol", WordChoice.of(PROTOCOLS)).orElse(securityProtocol),
                either(fields.value("connectivity", WordChoice.of(Connectivity.class)), connectivity),
                either(roles.find(fields, "role"), role),
                either(roles.find(fields, "control-plane-role"), controlPlaneRole),
                KafkaBlock.read(fields, kafka));
    }

    boolean iam() {
        return securityProtocol.equals(IAM);
    }

    ClusterDefinition.Access access() {
        Optional<RoleChain> dataPlane = role.map(ParsedValue::value);
        Optional<RoleChain> controlPlane = controlPlaneRole.map(ParsedValue::value);
        return new ClusterDefinition.Access(
                securityProtocol,
                connectivity.orElse(Connectivity.PRIVATE),
                dataPlane,
                either(controlPlane, dataPlane));
    }

    private static <T> Optional<T> either(Optional<T> own, Optional<T> inherited) {
        return own.isPresent() ? own : inherited;
    }
}
