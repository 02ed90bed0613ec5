package io.portolan.testkit.aws;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.EstateRegistry;
import io.portolan.testkit.estate.EstateResource;
import io.portolan.testkit.estate.EstateVpc;
import io.portolan.testkit.estate.ResolverEndpoint;
import io.portolan.testkit.estate.ResolverRule;
import io.portolan.testkit.estate.RuleAssociation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Route 53 Resolver with JSON 1.1. */
final class ResolverApi implements AwsApi {

    private static final String TARGET = "Route53Resolver.";
    private static final int LARGEST_PAGE = 100;

    private final String region;
    private final ControlPlane plane;
    private final ResolverJson json;

    ResolverApi(String region, ControlPlane plane) {
        this.region = region;
        this.plane = plane;
        json = new ResolverJson(plane);
    }

    @Override
    public AwsService service() {
        return AwsService.ROUTE53_RESOLVER;
    }

    @Override
    public boolean isAsked(HttpRequest request) {
        return target(request).startsWith(TARGET);
    }

    @Override
    public AwsOperation operation(HttpRequest request) {
        String resource = JsonBody.parse(request.body())
                .first("ResolverRuleId", "ResolverRuleAssociationId", "ResolverEndpointId");
        return new AwsOperation("route53resolver:" + target(request).substring(TARGET.length()), resource);
    }

    @Override
    public String policyResource(AwsOperation operation, Caller caller) {
        String id = operation.resource();
        Optional<String> ruleId = plane.ruleAssociations().find(id).map(RuleAssociation::ruleId);
        Optional<String> rule = plane.rules().find(ruleId.orElse(id)).map(ResolverRule::arn);
        return rule.or(() -> plane.endpoints().find(id).map(ResolverEndpoint::arn))
                .orElse("*");
    }

    @Override
    public HttpReply answer(AwsOperation operation, HttpRequest request, Caller caller) throws AwsDenied {
        JsonBody body = JsonBody.parse(request.body());
        EstatePlace place = new EstatePlace(caller.account(), region);
        String id = operation.resource();
        return switch (operation.name().substring("route53resolver:".length())) {
            case "ListResolverRules" -> listRules(body, place);
            case "GetResolverRule" ->
                get("ResolverRule", find(rules(place), id, "Resolver rule"), rule -> json.rule(rule, place));
            case "ListResolverRuleAssociations" -> listAssociations(body, place);
            case "GetResolverRuleAssociation" ->
                get(
                        "ResolverRuleAssociation",
                        find(associations(place), id, "Resolver rule association"),
                        ResolverJson::association);
            case "ListResolverEndpoints" -> listEndpoints(body, place);
            case "GetResolverEndpoint" -> get("ResolverEndpoint", findEndpoint(place, id), ResolverJson::endpoint);
            case "ListResolverEndpointIpAddresses" -> listAddresses(body, findEndpoint(place, id));
            default -> throw new AwsDenied(AwsError.UNKNOWN_OPERATION, "There is no operation " + operation.name());
        };
    }

    @Override
    public HttpReply refuse(AwsDenied denied) {
        return JsonReply.refuse(denied, service());
    }

    private HttpReply listRules(JsonBody body, EstatePlace place) throws AwsDenied {
        List<ResolverRule> rules = body.filters().select(rules(place), ResolverFilters.RULES);
        return list("ResolverRules", body, rules, ResolverRule::id, rule -> json.rule(rule, place));
    }

    private HttpReply listAssociations(JsonBody body, EstatePlace place) throws AwsDenied {
        List<RuleAssociation> associations = body.filters().select(associations(place), ResolverFilters.ASSOCIATIONS);
        return list("ResolverRuleAssociations", body, associations, RuleAssociation::id, ResolverJson::association);
    }

    private HttpReply listEndpoints(JsonBody body, EstatePlace place) throws AwsDenied {
        List<ResolverEndpoint> endpoints =
                body.filters().select(plane.endpoints().list(place), ResolverFilters.ENDPOINTS);
        return list("ResolverEndpoints", body, endpoints, ResolverEndpoint::id, ResolverJson::endpoint);
    }

    private HttpReply listAddresses(JsonBody body, ResolverEndpoint endpoint) throws AwsDenied {
        return list("IpAddresses", body, endpoint.addresses(), address -> address.id(), ResolverJson::address);
    }

    /** The account's own rules, those that others lend it, and the one that AWS gives to every VPC. */
    private List<ResolverRule> rules(EstatePlace place) {
        Stream<ResolverRule> usable = plane.rules().all().stream()
                .filter(rule -> rule.region().equals(region))
                .filter(rule -> plane.mayUse(rule.arn(), rule, place.account()));
        return Stream.concat(Stream.of(ResolverRule.internet(region)), usable).toList();
    }

    private List<RuleAssociation> associations(EstatePlace place) {
        Stream<RuleAssociation> internet = plane.vpcs().list(place).stream()
                .map(EstateVpc::id)
                .map(vpcId -> RuleAssociation.internet(place, vpcId));
        return Stream.concat(internet, plane.ruleAssociations().list(place).stream())
                .toList();
    }

    private ResolverEndpoint findEndpoint(EstatePlace place, String id) throws AwsDenied {
        EstateRegistry<ResolverEndpoint> endpoints = plane.endpoints();
        return find(endpoints.list(place), id, "Resolver endpoint");
    }

    private static <T extends EstateResource> T find(List<T> visible, String id, String kind) throws AwsDenied {
        return visible.stream()
                .filter(resource -> resource.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AwsDenied(
                        AwsError.NOT_FOUND, "[RSLVR-00703] " + kind + " with ID \"" + id + "\" does not exist."));
    }

    private static <T> HttpReply get(String name, T resource, Function<T, Map<String, ?>> shape) {
        return JsonReply.ok(Map.of(name, shape.apply(resource)));
    }

    private <T> HttpReply list(
            String name, JsonBody body, List<T> items, Function<T, String> key, Function<T, Map<String, ?>> shape)
            throws AwsDenied {
        PageRequest page = PageRequest.parse(body.text("MaxResults"), LARGEST_PAGE, body.text("NextToken"))
                .limitedTo(plane.pageSize());
        return JsonReply.page(name, page.cut(items, key), shape, "NextToken");
    }

    private static String target(HttpRequest request) {
        return request.headers().getOrDefault("x-amz-target", "");
    }
}
