package io.portolan.topology.view;

import io.portolan.topology.plan.PlannedStack;
import software.amazon.awssdk.regions.Region;

/** Something that exists in an account. It has an id. */
public sealed interface FoundResource
        permits FoundEndpoint,
                FoundRule,
                FoundAssociation,
                FoundProfile,
                FoundShare,
                FoundInvitation,
                FoundGroup,
                FoundRouteTable,
                FoundRole {

    /** Its id, such as {@code rslvr-rr-0a1b2c3d4e5f60718}. It is an ARN where AWS has no ids. */
    String id();

    /** A place in words for people. */
    static String place(PlannedStack place) {
        return "account " + place.account()
                + place.region().map(Region::id).map(id -> " in " + id).orElse("");
    }
}
