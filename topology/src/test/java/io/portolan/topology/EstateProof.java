package io.portolan.topology;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.catalog.MskZone;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.stack.DeployedEstate;
import io.portolan.testkit.stack.EstateDeployment;
import io.portolan.testkit.stack.StackResource;
import io.portolan.topology.format.CloudFormationTemplates;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An estate that is planned from its catalog, printed as CloudFormation and deployed into a model of its accounts.
 *
 * @param catalog the catalog
 * @param templates the printed templates by the names of their files
 * @param domains the domains that the sites must resolve
 */
public record EstateProof(ClusterCatalog catalog, Map<String, String> templates, Set<String> domains) {

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
        return new EstateProof(catalog, CloudFormationTemplates.format(plan), domains);
    }

    /** All resources of the templates. */
    public List<StackResource> resources() {
        return deployment(new ControlPlane()).resources();
    }

    /** Deploys everything. */
    public Outcome deploy() {
        ExistingEstate before = ExistingEstate.of(catalog);
        return outcome(before, deployment(before.plane()));
    }

    /** Deploys everything but one resource. */
    public Outcome deployWithout(StackResource resource) {
        ExistingEstate before = ExistingEstate.of(catalog);
        return outcome(
                before,
                deployment(before.plane()).without(resource.account(), resource.region(), resource.logicalId()));
    }

    private Outcome outcome(ExistingEstate before, EstateDeployment deployment) {
        DeployedEstate estate = deployment.deploy();
        return new Outcome(
                before.plane(), estate, EstateReach.faults(catalog, before.plane(), before.clusters(), domains));
    }

    /** What deploys the templates into a model. */
    public EstateDeployment deployment(ControlPlane plane) {
        EstateDeployment deployment = new EstateDeployment(plane);
        templates.forEach((file, template) -> {
            String account = file.substring(0, 12);
            String region = file.substring(13).replace(".template.json", "").replace("global", "");
            deployment.template(account, region, template);
        });
        return deployment;
    }
}
