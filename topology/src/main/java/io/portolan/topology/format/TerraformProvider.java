package io.portolan.topology.format;

import static io.portolan.diagnosis.JsonValue.field;
import static io.portolan.diagnosis.JsonValue.object;

import io.portolan.diagnosis.JsonValue;
import io.portolan.topology.plan.PlannedStack;
import java.util.List;
import software.amazon.awssdk.regions.Region;

/**
 * The provider that makes the resources of one stack.
 *
 * @param account the account
 * @param region the region. For IAM it is one of the partition.
 */
record TerraformProvider(String account, String region) {

    /** @param global the region in which the partition of the estate has IAM */
    static TerraformProvider of(PlannedStack stack, Region global) {
        return new TerraformProvider(
                stack.account(), stack.region().orElse(global).id());
    }

    String reference() {
        return "aws." + alias();
    }

    private String alias() {
        return "account_" + account + "_" + region.replace('-', '_');
    }

    /** The provider refuses credentials of other accounts. */
    JsonValue configuration() {
        return object(
                field("alias", alias()),
                field("region", region),
                field("profile", "${lookup(var.profiles, \"" + account + "\", null)}"),
                field("allowed_account_ids", JsonValue.array(List.of(account), JsonValue::string)));
    }
}
