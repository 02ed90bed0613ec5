package io.portolan.topology.explain;

import io.portolan.catalog.RoleChain;
import io.portolan.diagnosis.Code;
import java.util.Optional;

/** May the last role of a chain do what the plan allows it on a cluster? */
record AccessChecks(SitePath path, Counterparts counterparts, PathTrail trail) {

    /** Actions of the MSK API. */
    Optional<Culprit> findForApi() {
        return find(path.cluster().access().controlPlane(), "kafka:", Code.CONTROL_PLANE_DENIED);
    }

    /** Actions on the cluster itself. */
    Optional<Culprit> findForKafka() {
        return find(path.cluster().access().dataPlane(), "kafka-cluster:", Code.ACCESS_DENIED);
    }

    private Optional<Culprit> find(Optional<RoleChain> chain, String service, Code code) {
        return chain.flatMap(roles -> find(roles.lastHop().roleArn(), service, code));
    }

    private Optional<Culprit> find(String role, String service, Code code) {
        PermissionChecks permissions = new PermissionChecks(counterparts, trail, code);
        return counterparts.plan().policies(role).stream()
                .flatMap(policy -> policy.statements().stream())
                .flatMap(statement -> statement.actions().stream()
                        .filter(action -> action.startsWith(service))
                        .flatMap(action -> statement.resources().stream()
                                .filter(this::isOfCluster)
                                .map(resource -> PolicyQuestion.about(action, resource, role))))
                .flatMap(question -> permissions.find(question, true).stream())
                .findFirst();
    }

    /** A policy may be for several clusters. An ARN without a cluster's name is for all of them. */
    private boolean isOfCluster(String arn) {
        String[] parts = arn.split("/", -1);
        String name = path.cluster()
                .source()
                .knownArn()
                .map(known -> known.clusterName())
                .orElse(path.cluster().source().clusterKey());
        return arn.equals("*")
                || parts.length < 2
                || (parts[1].equals(name) && arn.contains(":" + path.cluster().regionId() + ":"));
    }
}
