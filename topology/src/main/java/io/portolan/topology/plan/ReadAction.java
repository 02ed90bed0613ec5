package io.portolan.topology.plan;

/** The actions of IAM that reading an estate takes. They read only. */
public enum ReadAction {
    /** Lists the endpoints of Route 53 Resolver. */
    LIST_ENDPOINTS("route53resolver:ListResolverEndpoints", "the resolver endpoints"),
    /** Lists the addresses of an endpoint. */
    LIST_ENDPOINT_ADDRESSES("route53resolver:ListResolverEndpointIpAddresses", "the addresses of resolver endpoints"),
    /** Lists the rules of Route 53 Resolver. */
    LIST_RULES("route53resolver:ListResolverRules", "the forwarding rules"),
    /** Lists which VPCs have which rules. */
    LIST_RULE_ASSOCIATIONS("route53resolver:ListResolverRuleAssociations", "the associations of rules"),
    /** Lists the Route 53 Profiles. */
    LIST_PROFILES("route53profiles:ListProfiles", "the Route 53 Profiles"),
    /** Lists which VPCs have which Profiles. */
    LIST_PROFILE_ASSOCIATIONS("route53profiles:ListProfileAssociations", "the associations of Profiles"),
    /** Lists what is in a Profile. */
    LIST_PROFILE_RESOURCES("route53profiles:ListProfileResourceAssociations", "the resources of Profiles"),
    /** Lists the shares of AWS RAM. */
    GET_SHARES("ram:GetResourceShares", "the shares of AWS RAM"),
    /** Lists what is shared with whom. */
    GET_SHARE_ASSOCIATIONS("ram:GetResourceShareAssociations", "the members of shares"),
    /** Lists invitations to shares. */
    GET_SHARE_INVITATIONS("ram:GetResourceShareInvitations", "the invitations to shares"),
    /** Lists security groups. */
    DESCRIBE_GROUPS("ec2:DescribeSecurityGroups", "the security groups"),
    /** Lists route tables. */
    DESCRIBE_ROUTE_TABLES("ec2:DescribeRouteTables", "the route tables"),
    /** Reads a role. */
    GET_ROLE("iam:GetRole", "the role"),
    /** Lists the inline policies of a role. */
    LIST_ROLE_POLICIES("iam:ListRolePolicies", "the inline policies"),
    /** Reads an inline policy of a role. */
    GET_ROLE_POLICY("iam:GetRolePolicy", "an inline policy"),
    /** Lists the managed policies of a role. */
    LIST_ATTACHED_POLICIES("iam:ListAttachedRolePolicies", "the managed policies"),
    /** Reads a managed policy. */
    GET_POLICY("iam:GetPolicy", "a managed policy"),
    /** Reads a version of a managed policy. */
    GET_POLICY_VERSION("iam:GetPolicyVersion", "a version of a managed policy"),
    /** Asks IAM what a role may do. Nothing is done. */
    SIMULATE("iam:SimulatePrincipalPolicy", "what IAM allows a role");

    private final String id;
    private final String noun;

    ReadAction(String id, String noun) {
        this.id = id;
        this.noun = noun;
    }

    /** The action as policies name it. */
    public String id() {
        return id;
    }

    /** What it reads, in words. */
    public String noun() {
        return noun;
    }
}
