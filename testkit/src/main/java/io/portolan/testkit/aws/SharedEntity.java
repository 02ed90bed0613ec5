package io.portolan.testkit.aws;

import io.portolan.testkit.estate.ResourceShare;
import io.portolan.testkit.estate.ShareAcceptance;
import java.util.stream.Stream;

/**
 * A resource or an account that is associated with a share.
 *
 * @param share the share
 * @param type {@code RESOURCE} or {@code PRINCIPAL}
 * @param id the ARN of the resource or the account
 * @param acceptance what the account has done. A resource needs no acceptance.
 */
record SharedEntity(ResourceShare share, String type, String id, ShareAcceptance acceptance) {

    static Stream<SharedEntity> resources(ResourceShare share) {
        return share.resourceArns().stream()
                .map(arn -> new SharedEntity(share, "RESOURCE", arn, ShareAcceptance.ORGANIZATION));
    }

    static Stream<SharedEntity> principals(ResourceShare share) {
        return share.principals().entrySet().stream()
                .map(principal -> new SharedEntity(share, "PRINCIPAL", principal.getKey(), principal.getValue()));
    }

    String status() {
        return acceptance.association();
    }

    /** Tells it apart from all others. */
    String key() {
        return share.id() + " " + id;
    }
}
