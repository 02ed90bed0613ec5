package io.portolan.topology.format;

import static io.portolan.topology.format.TerraformBlock.literal;
import static io.portolan.topology.format.TerraformBlock.reference;

import io.portolan.diagnosis.JsonValue;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedAssociation;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.plan.PlannedShare;
import io.portolan.topology.plan.ResourceReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a Terraform configuration can refer to. What it does not make itself becomes a variable. Not thread-safe. */
final class TerraformScope {

    private final EstatePlan plan;
    private final Set<ResourceReference> made = new HashSet<>();
    private final Map<String, String> roles = new HashMap<>();
    private final Set<String> variables = new TreeSet<>();

    TerraformScope(EstatePlan plan) {
        this.plan = plan;
        plan.resources().forEach(resource -> made.add(resource.reference()));
    }

    /** The name of a block. Names of resources are unique in their stacks only. */
    static String label(ResourceReference.Planned reference) {
        return reference.name() + "_" + reference.stack().account();
    }

    static String label(PlannedResource resource) {
        return label((ResourceReference.Planned) resource.reference());
    }

    /** An attribute of a resource, or the id of one that exists. */
    JsonValue attribute(ResourceReference reference, String type, String attribute) {
        if (reference instanceof ResourceReference.Existing existing) {
            return literal(existing.id());
        }
        ResourceReference.Planned planned = (ResourceReference.Planned) reference;
        if (made.contains(planned)) {
            return reference(type, label(planned), attribute);
        }
        String variable = label(planned) + "_" + attribute;
        variables.add(variable);
        return JsonValue.string("${var." + variable + "}");
    }

    /** From now on, the ARN stands for a role of this configuration. */
    void addRole(PlannedRole role) {
        roles.put(role.arn(), label(role));
    }

    /** The ARN of an identity, which may be a role that comes before. */
    JsonValue identity(String arn) {
        String label = roles.get(arn);
        return label == null ? literal(arn) : reference("aws_iam_role", label, "arn");
    }

    /** The blocks that lend a rule to the account of an association. */
    List<String> loans(PlannedAssociation association) {
        List<String> loans = new ArrayList<>();
        for (PlannedResource resource : plan.resources()) {
            if (resource instanceof PlannedShare share
                    && share.rules().contains(association.rule())
                    && share.accounts().contains(association.stack().account())) {
                loans.add("aws_ram_resource_association." + label(share) + "_"
                        + association.rule().name());
                loans.add("aws_ram_principal_association." + label(share) + "_"
                        + association.stack().account());
            }
        }
        return loans;
    }

    /** The variables that were needed so far. */
    Set<String> variables() {
        return variables;
    }
}
