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

/** Writes policies as IAM takes them. */
final class PolicyJson {

    private PolicyJson() {}

    static JsonValue policy(PlannedPolicy policy) {
        return document(array(
                policy.statements(),
                statement -> object(
                        field("Effect", "Allow"),
                        field("Action", array(statement.actions(), JsonValue::string)),
                        field("Resource", array(statement.resources(), JsonValue::string)))));
    }

    /** @param principal how a template writes the ARN of who may assume the role */
    static JsonValue trust(PlannedRole role, Function<String, JsonValue> principal) {
        List<JsonValue> statements = new ArrayList<>();
        for (Trust trust : role.trust()) {
            List<JsonField> assume = new ArrayList<>(allowed(trust, principal, "sts:AssumeRole"));
            trust.externalId()
                    .ifPresent(id -> assume.add(field(
                            "Condition", object(field("StringEquals", object(field("sts:ExternalId", id)))))));
            statements.add(object(assume));
            // The external id is no condition for tags, and a tag alone opens nothing.
            if (trust.mayTag()) {
                statements.add(object(allowed(trust, principal, "sts:TagSession")));
            }
        }
        return document(array(statements, statement -> statement));
    }

    private static List<JsonField> allowed(Trust trust, Function<String, JsonValue> principal, String action) {
        return List.of(
                field("Effect", "Allow"),
                field("Principal", object(field("AWS", array(trust.principals(), principal)))),
                field("Action", action));
    }

    private static JsonValue document(JsonValue statements) {
        return object(field("Version", "2012-10-17"), field("Statement", statements));
    }
}
