package io.portolan.topology;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.MskZone;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.stack.DeployedEstate;
import io.portolan.testkit.stack.EstateDeployment;
import io.portolan.testkit.stack.StackResource;
import io.portolan.topology.format.CloudFormationTemplates;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedPolicy;
import io.portolan.topology.plan.PlannedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An estate that is planned from its catalog, printed as CloudFormation and deployed into a model of its accounts.
 *
 * @param catalog the catalog
 * @param plan the plan
 * @param deployment the printed templates
 */
public record EstateProof(ClusterCatalog catalog, EstatePlan plan, EstateDeployment deployment) {

    /**
     * What came of a deployment.
     *
     * @param plane the model after it
     * @param estate what was made and what was not
     * @param faults what does not work in it
     */
    public record Outcome(ControlPlane plane, DeployedEstate estate, List<ReachFault> faults) {}

    /** Plans and prints. */
    public static EstateProof of(ClusterCatalog catalog) {
        EstatePlan plan = EstatePlan.of(catalog);
        EstateDeployment deployment = EstateDeployment.empty();
        for (Map.Entry<String, String> template :
                CloudFormationTemplates.format(plan).entrySet()) {
            String account = template.getKey().substring(0, 12);
            String stack = template.getKey().substring(13).replaceFirst("(-second)?\\.template\\.json$", "");
            deployment = deployment.template(account, stack.equals("global") ? "" : stack, template.getValue());
        }
        return new EstateProof(catalog, plan, deployment);
    }

    /**
     * All resources without which something does not work. Only one kind is planned for people: a policy by which a role assumes roles
     * of its own account, whose trust names it. IAM asks for no more than that trust.
     */
    public List<StackResource> neededResources() {
        List<StackResource> needed = new ArrayList<>(deployment.resources());
        plan.resources().forEach(resource -> {
            if (resource instanceof PlannedPolicy policy && staysInAccount(policy)) {
                needed.remove(new StackResource(policy.stack().account(), "", policy.name()));
            }
        });
        return needed;
    }

    private static boolean staysInAccount(PlannedPolicy policy) {
        return policy.statements().stream()
                .allMatch(statement -> statement.actions().stream().allMatch(action -> action.startsWith("sts:"))
                        && statement.resources().stream()
                                .allMatch(role ->
                                        role.contains("::" + policy.stack().account() + ":role/")));
    }

    /** Deploys everything. */
    public Outcome deploy() {
        return deploy(deployment);
    }

    /** Deploys everything but one resource. */
    public Outcome deployWithout(StackResource resource) {
        return deploy(deployment.leaveOut(resource));
    }

    private Outcome deploy(EstateDeployment changed) {
        ExistingEstate before = ExistingEstate.of(catalog);
        DeployedEstate estate = changed.deploy(before.plane());
        return new Outcome(
                before.plane(), estate, EstateReach.faults(catalog, before.plane(), before.clusters(), domains()));
    }

    /** The domains that the sites must resolve, even if no cluster has a name there yet. */
    private Set<String> domains() {
        Set<String> domains = new TreeSet<>();
        plan.resources().forEach(resource -> {
            if (resource instanceof PlannedRule rule) {
                domains.add(rule.domain());
            }
        });
        catalog.serviceVpcs()
                .keySet()
                .forEach(region -> MskZone.all(region).stream()
                        .filter(zone -> zone.serverless() && !zone.dualStack())
                        .forEach(zone -> domains.add(zone.domain())));
        return domains;
    }
}
