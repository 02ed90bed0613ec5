package io.portolan.topology.format;

import static io.portolan.diagnosis.JsonValue.array;
import static io.portolan.diagnosis.JsonValue.field;
import static io.portolan.diagnosis.JsonValue.object;

import io.portolan.diagnosis.JsonValue;
import io.portolan.diagnosis.JsonValue.JsonField;
import io.portolan.topology.plan.PlannedPolicy;
import io.portolan.topology.plan.PlannedRole;
import io.portolan.topology.plan.PlannedRole.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes policies as Terraform's data source for documents of policies takes them. */
final class PolicyBlocks {

    private PolicyBlocks() {}

    static JsonValue policy(PlannedPolicy policy) {
        return array(
                policy.statements(),
                statement -> object(
                        field("actions", array(statement.actions(), JsonValue::string)),
                        field("resources", array(statement.resources(), TerraformBlock::literal))));
    }

    /** @param principal how the configuration writes the ARN of who may assume the role */
    static JsonValue trust(PlannedRole role, Function<String, JsonValue> principal) {
        List<JsonValue> statements = new ArrayList<>();
        for (Trust trust : role.trust()) {
            List<JsonField> assume = new ArrayList<>(allowed(trust, principal, "sts:AssumeRole"));
            trust.externalId()
                    .ifPresent(id -> assume.add(field(
                            "condition",
                            object(
                                    field("test", "StringEquals"),
                                    field("variable", "sts:ExternalId"),
                                    field("values", array(List.of(id), TerraformBlock::literal))))));
            statements.add(object(assume));
            if (trust.mayTag()) {
                statements.add(object(allowed(trust, principal, "sts:TagSession")));
            }
        }
        return array(statements, statement -> statement);
    }

    private static List<JsonField> allowed(Trust trust, Function<String, JsonValue> principal, String action) {
        return List.of(
                field("actions", array(List.of(action), JsonValue::string)),
                field(
                        "principals",
                        object(field("type", "AWS"), field("identifiers", array(trust.principals(), principal)))));
    }
}
