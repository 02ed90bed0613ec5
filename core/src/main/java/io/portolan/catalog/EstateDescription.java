package io.portolan.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.regions.Region;

/**
 * What a catalog says of the estate around its clusters. Plans are made of it. Clients do not read it. Immutable and thread-safe.
 *
 * @param serviceVpcs where the service VPCs are, by region. A service VPC that says nothing of it is not among them.
 * @param clientSites the sites of clients by their names
 * @param roles all roles of the catalog by their names
 * @param roleAccess what roles may do, by the roles' names. A role that says nothing of it is not among them.
 * @param inspectRoles the roles that read an account's control plane, by account
 */
public record EstateDescription(
        Map<Region, ServiceVpcSite> serviceVpcs,
        Map<String, ClientSite> clientSites,
        Map<String, RoleChain> roles,
        Map<String, RoleAccess> roleAccess,
        Map<String, RoleChain> inspectRoles) {

    /** Copies the maps in their order. */
    public EstateDescription {
        serviceVpcs = ordered(serviceVpcs);
        clientSites = ordered(clientSites);
        roles = ordered(roles);
        roleAccess = ordered(roleAccess);
        inspectRoles = ordered(inspectRoles);
    }

    private static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
