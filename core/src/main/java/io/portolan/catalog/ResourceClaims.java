package io.portolan.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which VPCs and endpoints the service VPCs and the client sites name. No two of them may name the same. Not thread-safe. */
final class ResourceClaims {

    private final Map<String, TextNode> ofServiceVpcs = new HashMap<>();
    private final Map<String, TextNode> ofSites = new HashMap<>();

    void claimForServiceVpc(Optional<ParsedValue<String>> id) {
        String cause = "Each region has a service VPC and an inbound endpoint of its own.";
        claim(id, ofServiceVpcs, cause, "Correct the one that is wrong.");
    }

    void claimVpcForSite(Optional<ParsedValue<String>> id) {
        if (id.isPresent() && ofServiceVpcs.containsKey(id.get().value())) {
            addFault(
                    id.get(),
                    ofServiceVpcs.get(id.get().value()),
                    "It is a service VPC. Clients in it need no forwarding rule, because MSK's zone is there already.",
                    "Remove this site, or correct the one that is wrong.");
        }
        String fix = "Describe a VPC once. All clients in it are one site.";
        claim(id, ofSites, "Two sites would have the same rules for the same VPC.", fix);
    }

    void claimEndpointForSite(Optional<ParsedValue<String>> id) {
        String fix = "Write outbound-endpoint-of: <that site> in place of this.";
        claim(id, ofSites, "The rules would be made twice for one endpoint.", fix);
    }

    private static void claim(
            Optional<ParsedValue<String>> id, Map<String, TextNode> owners, String cause, String fix) {
        TextNode first =
                id.isPresent() ? owners.putIfAbsent(id.get().value(), id.get().text()) : null;
        if (first != null) {
            addFault(id.get(), first, cause, fix);
        }
    }

    private static void addFault(ParsedValue<String> id, TextNode first, String cause, String fix) {
        id.addFault("another id than at " + first.place(), cause, fix);
    }
}
