package io.portolan.topology.view;

import io.portolan.aws.AwsClients;
import io.portolan.topology.plan.PlannedEndpoint.Direction;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.ReadAction;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53profiles.Route53ProfilesClient;
import software.amazon.awssdk.services.route53profiles.model.ProfileAssociation;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.ResolverEndpoint;
import software.amazon.awssdk.services.route53resolver.model.ResolverRule;

/** Reads endpoints, rules and Profiles of a region. */
final class ResolverReader {

    private final PlannedStack place;
    private final AwsRequestOverrideConfiguration signed;
    private final InspectClients clients;

    ResolverReader(PlannedStack place, AwsCredentialsProvider credentials, InspectClients clients) {
        this.place = place;
        signed = AwsClients.signedBy(credentials);
        this.clients = clients;
    }

    private Route53ResolverClient client() {
        return clients.resolver(region());
    }

    private Region region() {
        return place.region().orElseThrow();
    }

    ViewCall<List<FoundEndpoint>> endpoints() {
        return new ViewCall<>(
                place,
                ReadAction.LIST_ENDPOINTS,
                () -> client()
                        .listResolverEndpointsPaginator(request -> request.overrideConfiguration(signed))
                        .resolverEndpoints()
                        .stream()
                        .map(this::endpoint)
                        .toList());
    }

    private FoundEndpoint endpoint(ResolverEndpoint endpoint) {
        List<FoundEndpoint.Address> addresses = RefusedReadException.callAs(
                ReadAction.LIST_ENDPOINT_ADDRESSES,
                () -> client()
                        .listResolverEndpointIpAddressesPaginator(request ->
                                request.resolverEndpointId(endpoint.id()).overrideConfiguration(signed))
                        .ipAddresses()
                        .stream()
                        .filter(address -> address.ip() != null)
                        .map(address -> new FoundEndpoint.Address(address.subnetId(), IpText.parse(address.ip())))
                        .toList());
        return new FoundEndpoint(
                endpoint.id(),
                endpoint.directionAsString().startsWith("INBOUND") ? Direction.INBOUND : Direction.OUTBOUND,
                endpoint.statusAsString(),
                endpoint.hostVPCId(),
                endpoint.securityGroupIds(),
                addresses);
    }

    ViewCall<List<FoundRule>> rules() {
        return new ViewCall<>(
                place,
                ReadAction.LIST_RULES,
                () ->
                        client()
                                .listResolverRulesPaginator(request -> request.overrideConfiguration(signed))
                                .resolverRules()
                                .stream()
                                .map(this::rule)
                                .toList());
    }

    private FoundRule rule(ResolverRule rule) {
        List<InetSocketAddress> targets = rule.targetIps().stream()
                .filter(target -> target.ip() != null)
                .map(target ->
                        new InetSocketAddress(IpText.parse(target.ip()), Objects.requireNonNullElse(target.port(), 53)))
                .toList();
        return new FoundRule(
                rule.id(),
                // AWS's own rules have no account as their owner.
                Objects.requireNonNullElse(rule.ownerId(), place.account()),
                rule.domainName().replaceFirst("\\.$", ""),
                rule.ruleTypeAsString(),
                rule.statusAsString(),
                new FoundRule.Forward(Objects.requireNonNullElse(rule.resolverEndpointId(), ""), targets));
    }

    ViewCall<List<FoundAssociation>> associations() {
        return new ViewCall<>(
                place,
                ReadAction.LIST_RULE_ASSOCIATIONS,
                () -> client()
                        .listResolverRuleAssociationsPaginator(request -> request.overrideConfiguration(signed))
                        .resolverRuleAssociations()
                        .stream()
                        .map(found -> new FoundAssociation(
                                found.id(), found.resolverRuleId(), found.vpcId(), found.statusAsString()))
                        .toList());
    }

    ViewCall<List<FoundProfile>> profiles() {
        return new ViewCall<>(place, ReadAction.LIST_PROFILES, () -> {
            Route53ProfilesClient profiles = clients.profiles(region());
            List<String> ids =
                    profiles
                            .listProfilesPaginator(request -> request.overrideConfiguration(signed))
                            .profileSummaries()
                            .stream()
                            .map(profile -> profile.id())
                            .toList();
            List<ProfileAssociation> vpcs = ids.isEmpty()
                    ? List.of()
                    : RefusedReadException.callAs(
                            ReadAction.LIST_PROFILE_ASSOCIATIONS,
                            () -> profiles
                                    .listProfileAssociationsPaginator(request -> request.overrideConfiguration(signed))
                                    .profileAssociations()
                                    .stream()
                                    .toList());
            return ids.stream().map(id -> profile(profiles, id, vpcs)).toList();
        });
    }

    private FoundProfile profile(Route53ProfilesClient profiles, String id, List<ProfileAssociation> vpcs) {
        List<FoundProfile.Link> rules = RefusedReadException.callAs(
                ReadAction.LIST_PROFILE_RESOURCES,
                () -> profiles
                        .listProfileResourceAssociationsPaginator(
                                request -> request.profileId(id).overrideConfiguration(signed))
                        .profileResourceAssociations()
                        .stream()
                        .filter(resource -> resource.resourceArn().contains(":resolver-rule/"))
                        .map(resource -> new FoundProfile.Link(
                                resource.id(), lastPart(resource.resourceArn()), resource.statusAsString()))
                        .toList());
        return new FoundProfile(
                id,
                rules,
                vpcs.stream()
                        .filter(vpc -> vpc.profileId().equals(id))
                        .map(vpc -> new FoundProfile.Link(vpc.id(), vpc.resourceId(), vpc.statusAsString()))
                        .toList());
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
