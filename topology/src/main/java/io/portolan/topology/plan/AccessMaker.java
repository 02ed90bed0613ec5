package io.portolan.topology.plan;

import io.portolan.catalog.ClusterDefinition;
import io.portolan.catalog.MskClusterArn;
import io.portolan.catalog.RoleAccess;
import io.portolan.catalog.RoleChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans what the last roles of chains may do, by the actions that the developer guide of MSK lists ("Semantics of IAM authorization
 * policy actions and resources") and those of the MSK API that a client calls.
 */
final class AccessMaker {

    /** IAM knows no resources for these two (service authorization reference of MSK). */
    private static final List<String> FIND_BROKERS = List.of("kafka:GetBootstrapBrokers");

    private static final List<String> FIND_CLUSTER = List.of("kafka:ListClustersV2");
    private static final List<String> SEE_STATE = List.of("kafka:DescribeClusterV2");

    private static final List<String> CONNECT = List.of("kafka-cluster:Connect");
    /** Producers write idempotently by default. */
    private static final List<String> WRITE_ONCE = List.of("kafka-cluster:WriteDataIdempotently");

    private static final List<String> READ = List.of("kafka-cluster:DescribeTopic", "kafka-cluster:ReadData");
    private static final List<String> WRITE = List.of("kafka-cluster:DescribeTopic", "kafka-cluster:WriteData");
    private static final List<String> JOIN = List.of("kafka-cluster:DescribeGroup", "kafka-cluster:AlterGroup");
    private static final List<String> TRANSACT =
            List.of("kafka-cluster:DescribeTransactionalId", "kafka-cluster:AlterTransactionalId");

    private static final List<String> INSPECT =
            Stream.of(ReadAction.values()).map(ReadAction::id).toList();

    private final EstateFacts facts;
    private final RoleMaker roles;
    private final PlanDraft draft;

    AccessMaker(EstateFacts facts, RoleMaker roles, PlanDraft draft) {
        this.facts = facts;
        this.roles = roles;
        this.draft = draft;
    }

    void add(ClusterDefinition cluster) {
        if (!cluster.authentication().usesAwsIdentity()) {
            return;
        }
        Optional<RoleChain> dataPlane = cluster.access().dataPlane();
        if (dataPlane.isEmpty()) {
            draft.warn("The cluster " + cluster.name() + " has no role. So the plan has no policy for its clients.");
        } else {
            warnOfOtherAccount(cluster, dataPlane.get());
            allowRecords(cluster, dataPlane.get());
        }
        if (cluster.source().needsLookup()) {
            cluster.access().controlPlane().ifPresent(chain -> {
                warnOfOtherAccount(cluster, chain);
                allowReads(cluster, chain);
            });
        }
    }

    /** A role that reads an account may do that and no more. None of it can be limited to some resources. */
    void allowInspection(RoleChain chain) {
        role(chain).allow(INSPECT, "*");
    }

    /** A policy of a role is not enough for a cluster of another account. Only Provisioned has cluster policies. */
    private void warnOfOtherAccount(ClusterDefinition cluster, RoleChain chain) {
        String role = chain.lastHop().account();
        Optional<String> account = account(cluster);
        if (account.isEmpty() || account.get().equals(role)) {
            return;
        }
        String fact = "The role " + chain.name() + " ends in account " + role + ", and the cluster " + cluster.name()
                + " is in account " + account.get() + ". ";
        draft.warn(
                ClusterKind.of(cluster).mayBeProvisioned()
                        ? fact
                                + "MSK Provisioned lets it in only by a cluster policy, which no plan has. Add one, or let"
                                + " the chain end with a role of the cluster's account."
                        : fact + "MSK Serverless does not let it in. Let the chain end with a role of the cluster's"
                                + " account.");
    }

    /** The account of a cluster. One that is found by its name is where the role searches. */
    private static Optional<String> account(ClusterDefinition cluster) {
        Optional<String> searched = cluster.source().needsLookup()
                ? cluster.access().controlPlane().map(chain -> chain.lastHop().account())
                : Optional.empty();
        return cluster.source().knownArn().map(MskClusterArn::account).or(() -> searched);
    }

    private void allowReads(ClusterDefinition cluster, RoleChain chain) {
        RoleDraft role = role(chain);
        if (cluster.source().knownArn().isEmpty()) {
            role.allow(FIND_CLUSTER, "*");
        }
        role.allow(FIND_BROKERS, "*");
        role.allow(SEE_STATE, arns(cluster, chain, "cluster").get(0));
    }

    private void allowRecords(ClusterDefinition cluster, RoleChain chain) {
        RoleDraft role = role(chain);
        String arn = arns(cluster, chain, "cluster").get(0);
        role.allow(CONNECT, arn);
        RoleAccess access = facts.estate().roleAccess().get(chain.name());
        if (access == null) {
            draft.warn("The role " + chain.name()
                    + " may connect and no more. Add the topics and groups that it needs below" + " roles."
                    + chain.name() + ".access.");
            return;
        }
        if (!access.writeTopics().isEmpty()) {
            role.allow(WRITE_ONCE, arn);
        }
        allow(role, READ, arns(cluster, chain, "topic", access.readTopics()));
        allow(role, WRITE, arns(cluster, chain, "topic", access.writeTopics()));
        allow(role, JOIN, arns(cluster, chain, "group", access.groups()));
        allow(role, TRANSACT, arns(cluster, chain, "transactional-id", access.transactionalIds()));
    }

    private RoleDraft role(RoleChain chain) {
        return roles.role(chain.lastHop().roleArn());
    }

    private static void allow(RoleDraft role, List<String> actions, List<String> resources) {
        resources.forEach(resource -> role.allow(actions, resource));
    }

    private List<String> arns(ClusterDefinition cluster, RoleChain chain, String kind) {
        return arns(cluster, chain, kind, List.of(""));
    }

    /** The ARNs of a cluster's things of one kind, as in {@code arn:aws:kafka:us-east-2:222222222222:topic/orders/<uuid>/paid}. */
    private List<String> arns(ClusterDefinition cluster, RoleChain chain, String kind, List<String> names) {
        String clusterArn =
                cluster.source().knownArn().map(MskClusterArn::value).orElseGet(() -> pattern(cluster, chain));
        List<String> arns = new ArrayList<>();
        for (String name : names) {
            arns.add(clusterArn.replaceFirst(":cluster/", ":" + kind + "/") + (name.isEmpty() ? "" : "/" + name));
        }
        return arns;
    }

    /** What is known of a cluster without an ARN. Those that are found by name are in the account of the role that searches. */
    private String pattern(ClusterDefinition cluster, RoleChain chain) {
        RoleArn role = new RoleArn(
                cluster.access().controlPlane().orElse(chain).lastHop().roleArn());
        String region = cluster.regionId();
        String name = "*";
        if (cluster.source().needsLookup()) {
            name = cluster.source().clusterKey();
        } else {
            draft.warn(
                    "The catalog has no ARN of the cluster " + cluster.name() + ". So its policy allows all clusters of"
                            + " the account " + role.account() + " in " + region + ". Add its arn.");
        }
        return "arn:" + role.partition() + ":kafka:" + region + ":" + role.account() + ":cluster/" + name + "/*";
    }
}
