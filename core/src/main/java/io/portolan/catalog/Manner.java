package io.portolan.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a cluster is entered; a region's entry inherits it from the cluster's. */
record Manner(
        String securityProtocol,
        Optional<Connectivity> connectivity,
        Optional<Located<RoleChain>> role,
        Optional<Located<RoleChain>> controlPlaneRole,
        Map<String, String> kafka) {

    private static final String IAM = "SASL_SSL";
    private static final List<String> PROTOCOLS = List.of(IAM, "SSL", "PLAINTEXT");

    /** What clusters inherit from {@code defaults}. */
    static Manner defaults(Map<String, String> kafka) {
        return new Manner(IAM, Optional.empty(), Optional.empty(), Optional.empty(), kafka);
    }

    Manner with(Fields fields, Roles roles) {
        return new Manner(
                fields.value("security-protocol", Choice.of(PROTOCOLS)).orElse(securityProtocol),
                either(fields.value("connectivity", Choice.of(Connectivity.class)), connectivity),
                either(roles.named(fields, "role"), role),
                either(roles.named(fields, "control-plane-role"), controlPlaneRole),
                KafkaBlock.read(fields, kafka));
    }

    boolean iam() {
        return securityProtocol.equals(IAM);
    }

    ClusterDefinition.Access access() {
        Optional<RoleChain> dataPlane = role.map(Located::value);
        Optional<RoleChain> controlPlane = controlPlaneRole.map(Located::value);
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
