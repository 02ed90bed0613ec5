package io.portolan.testkit.estate;

import java.util.List;
import java.util.Set;

/**
 * An endpoint of Route 53 Resolver.
 *
 * @param id such as {@code rslvr-in-0a1b2c3d4e5f60718} or {@code rslvr-out-0a1b2c3d4e5f60718}
 * @param place its account and region
 * @param name its name
 * @param direction whether it takes questions into the VPC or out of it
 * @param vpcId its VPC
 * @param securityGroupIds the groups that guard it
 * @param addresses its addresses
 * @param status its state
 */
public record ResolverEndpoint(
        String id,
        EstatePlace place,
        String name,
        Direction direction,
        String vpcId,
        Set<String> securityGroupIds,
        List<EndpointAddress> addresses,
        Status status)
        implements EstateResource {

    /** Copies the collections. */
    public ResolverEndpoint {
        securityGroupIds = Set.copyOf(securityGroupIds);
        addresses = List.copyOf(addresses);
    }

    /** Its ARN. */
    public String arn() {
        return place.arn("route53resolver", "resolver-endpoint/" + id);
    }

    /** This endpoint in another state. */
    public ResolverEndpoint withStatus(Status changed) {
        return new ResolverEndpoint(id, place, name, direction, vpcId, securityGroupIds, addresses, changed);
    }

    /** This endpoint with other addresses. */
    public ResolverEndpoint withAddresses(List<EndpointAddress> changed) {
        return new ResolverEndpoint(id, place, name, direction, vpcId, securityGroupIds, changed, status);
    }

    /** This endpoint with other security groups. */
    public ResolverEndpoint withSecurityGroups(Set<String> changed) {
        return new ResolverEndpoint(id, place, name, direction, vpcId, changed, addresses, status);
    }

    /** The way of the questions. */
    public enum Direction {
        /** Others ask the VPC's resolver. */
        INBOUND,
        /** The VPC's resolver asks others. */
        OUTBOUND
    }

    /** The state of an endpoint. */
    public enum Status {
        /** It is being made. */
        CREATING,
        /** It works. */
        OPERATIONAL,
        /** One of its addresses is being changed. */
        UPDATING,
        /** An address has failed and AWS replaces it. */
        AUTO_RECOVERING,
        /** It has failed and AWS cannot repair it. */
        ACTION_NEEDED,
        /** It is being deleted. */
        DELETING
    }
}
