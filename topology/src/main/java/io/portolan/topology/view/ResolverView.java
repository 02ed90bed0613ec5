package io.portolan.topology.view;

import java.util.List;

/**
 * What Route 53 Resolver says of an account's region. Immutable and thread-safe.
 *
 * @param endpoints the account's endpoints
 * @param rules the rules that it owns and those that others share with it
 * @param associations the associations of rules with its VPCs
 * @param profiles the Profiles that it owns and those that others share with it
 */
public record ResolverView(
        Viewed<List<FoundEndpoint>> endpoints,
        Viewed<List<FoundRule>> rules,
        Viewed<List<FoundAssociation>> associations,
        Viewed<List<FoundProfile>> profiles) {}
