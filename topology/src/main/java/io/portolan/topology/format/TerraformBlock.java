package io.portolan.topology.format;

import io.portolan.diagnosis.JsonValue;
import io.portolan.diagnosis.JsonValue.JsonField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One block of a Terraform configuration.
 *
 * @param kind {@code resource} or {@code data}
 * @param type its type such as {@code aws_iam_role}
 * @param label its name among those of its type
 * @param arguments what it is given
 */
record TerraformBlock(String kind, String type, String label, List<JsonField> arguments) {

    static TerraformBlock resource(String type, String label, JsonField... arguments) {
        return new TerraformBlock("resource", type, label, Arrays.asList(arguments));
    }

    static TerraformBlock data(String type, String label, JsonField... arguments) {
        return new TerraformBlock("data", type, label, Arrays.asList(arguments));
    }

    /** The block with the provider for an account and region. */
    TerraformBlock madeBy(TerraformProvider provider) {
        List<JsonField> all = new ArrayList<>();
        all.add(JsonValue.field("provider", provider.reference()));
        all.addAll(arguments);
        return new TerraformBlock(kind, type, label, all);
    }

    /** How others name an attribute of this block. */
    static JsonValue reference(String type, String label, String attribute) {
        return JsonValue.string("${" + type + "." + label + "." + attribute + "}");
    }

    /** A text that Terraform takes as it is. */
    static JsonValue literal(String text) {
        return JsonValue.string(text.replace("${", "$${").replace("%{", "%%{"));
    }
}
