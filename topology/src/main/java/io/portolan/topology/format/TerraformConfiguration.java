package io.portolan.topology.format;

import static io.portolan.diagnosis.JsonValue.array;
import static io.portolan.diagnosis.JsonValue.field;
import static io.portolan.diagnosis.JsonValue.object;

import io.portolan.diagnosis.JsonValue;
import io.portolan.diagnosis.JsonValue.JsonField;
import io.portolan.topology.plan.EstatePlan;
import io.portolan.topology.plan.PlannedResource;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.plan.RoleArn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/** Writes a plan as one configuration of Terraform. It has a provider for each account and region. */
public final class TerraformConfiguration {

    /** The name of its file. Terraform reads JSON from files of such names. */
    public static final String FILE_NAME = "main.tf.json";

    private TerraformConfiguration() {}

    /** The configuration as JSON. */
    public static String format(EstatePlan plan) {
        TerraformScope scope = new TerraformScope(plan);
        TerraformResources format = new TerraformResources(new ResourceTitles(plan.environment()), scope);
        Region global = global(plan);
        Set<TerraformProvider> providers = new LinkedHashSet<>();
        Map<String, Map<String, List<JsonField>>> blocks = new LinkedHashMap<>();
        for (PlannedResource resource : plan.resources()) {
            TerraformProvider provider = TerraformProvider.of(resource.stack(), global);
            providers.add(provider);
            for (TerraformBlock block : resource.formatBy(format)) {
                blocks.computeIfAbsent(block.kind(), absent -> new LinkedHashMap<>())
                        .computeIfAbsent(block.type(), absent -> new ArrayList<>())
                        .add(field(block.label(), object(block.madeBy(provider).arguments())));
            }
        }
        List<JsonField> parts = new ArrayList<>();
        parts.add(field("terraform", requirements()));
        parts.add(field("variable", variables(scope)));
        parts.add(field(
                "provider", object(field("aws", array(List.copyOf(providers), TerraformProvider::configuration)))));
        blocks.forEach((kind, types) -> parts.add(field(kind, types(types))));
        return object(parts).text() + "\n";
    }

    private static JsonValue types(Map<String, List<JsonField>> types) {
        List<JsonField> fields = new ArrayList<>();
        types.forEach((type, labelled) -> fields.add(field(type, object(labelled))));
        return object(fields);
    }

    private static JsonValue requirements() {
        JsonValue provider = object(field("source", "hashicorp/aws"), field("version", ">= 5.70"));
        return object(field("required_version", ">= 1.3"), field("required_providers", object(field("aws", provider))));
    }

    private static JsonValue variables(TerraformScope scope) {
        List<JsonField> variables = new ArrayList<>();
        variables.add(field(
                "profiles",
                object(
                        field("type", "map(string)"),
                        field("description", "The profile of the AWS configuration files for each account"),
                        field("default", object()))));
        for (String name : scope.variables()) {
            variables.add(field(
                    name,
                    object(
                            field("type", "string"),
                            field("description", "An attribute of a resource that another configuration makes"))));
        }
        return object(variables);
    }

    /** The region in which the partition of the estate's roles has IAM. */
    private static Region global(EstatePlan plan) {
        return plan.resources().stream()
                .filter(PlannedRole.class::isInstance)
                .map(role -> RoleArn.signingRegion(((PlannedRole) role).arn()))
                .findFirst()
                .orElse(Region.US_EAST_1);
    }
}
