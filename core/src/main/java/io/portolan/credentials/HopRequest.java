package io.portolan.credentials;

import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * The request to STS for one hop.
 *
 * @param chain the chain up to this hop
 */
record HopRequest(RoleChain chain) {

    /** The position of this hop. It is 1 for the hop that the base identity makes. */
    int position() {
        return chain.hops().size();
    }

    Hop hop() {
        return chain.lastHop();
    }

    String roleArn() {
        return hop().roleArn();
    }

    AssumeRoleRequest toAws() {
        List<Tag> tags = new ArrayList<>();
        for (Map.Entry<String, String> tag : hop().tags().entrySet()) {
            tags.add(Tag.builder().key(tag.getKey()).value(tag.getValue()).build());
        }
        return AssumeRoleRequest.builder()
                .roleArn(roleArn())
                .roleSessionName(chain.sessionName())
                .durationSeconds(Math.toIntExact(chain.duration().toSeconds()))
                .externalId(hop().externalId())
                .tags(tags)
                .build();
    }

    /** The request in words. The number of hops is the length of the caller's chain. */
    String describe(int hops, ReportedSts sts, String caller) {
        return "sts:AssumeRole, " + positionText(hops) + ", of STS in " + sts + ", by " + caller + ", session name "
                + chain.sessionName() + ", " + chain.duration().toSeconds() + " s, " + externalId()
                + (hop().tags().isEmpty() ? "" : ", tags " + hop().tags());
    }

    String positionText(int hops) {
        return "hop " + position() + " of " + hops;
    }

    private String externalId() {
        return hop().externalId() == null ? "no external id" : "an external id";
    }
}
