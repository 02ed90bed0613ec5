package io.portolan.testkit.aws;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.DnsProfile;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.EstateResource;
import io.portolan.testkit.estate.ProfileAssociation;
import io.portolan.testkit.estate.ProfileResource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Route 53 Profiles with REST and JSON. */
final class ProfilesApi implements AwsApi {

    private static final int LARGEST_PAGE = 100;
    private static final Pattern PATH = Pattern.compile("(/profile[a-z]*(?:/profileid)?)(?:/([^/]+))?");

    /** The operations by their paths without the id at the end. */
    private static final Map<String, String> OPERATIONS = Map.of(
            "/profiles", "ListProfiles",
            "/profile", "GetProfile",
            "/profileassociations", "ListProfileAssociations",
            "/profileassociation", "GetProfileAssociation",
            "/profileresourceassociations/profileid", "ListProfileResourceAssociations",
            "/profileresourceassociation", "GetProfileResourceAssociation");

    private final String region;
    private final ControlPlane plane;
    private final ProfileJson json;

    ProfilesApi(String region, ControlPlane plane) {
        this.region = region;
        this.plane = plane;
        json = new ProfileJson(plane);
    }

    @Override
    public AwsService service() {
        return AwsService.ROUTE53_PROFILES;
    }

    @Override
    public boolean isAsked(HttpRequest request) {
        return request.path().startsWith("/profile");
    }

    @Override
    public AwsOperation operation(HttpRequest request) {
        Matcher path = PATH.matcher(request.path());
        boolean known = request.method().equals("GET") && path.matches() && OPERATIONS.containsKey(path.group(1));
        String id = known && path.group(2) != null ? QueryParameters.decode(path.group(2)) : "";
        return new AwsOperation("route53profiles:" + (known ? OPERATIONS.get(path.group(1)) : "?"), id);
    }

    @Override
    public String policyResource(AwsOperation operation, Caller caller) {
        String id = operation.resource();
        return plane.profiles()
                .find(plane.profileAssociations()
                        .find(id)
                        .map(ProfileAssociation::profileId)
                        .or(() -> plane.profileResources().find(id).map(ProfileResource::profileId))
                        .orElse(id))
                .map(DnsProfile::arn)
                .orElse("*");
    }

    @Override
    public HttpReply answer(AwsOperation operation, HttpRequest request, Caller caller) throws AwsDenied {
        SortedMap<String, String> query = QueryParameters.parse(request.query());
        EstatePlace place = new EstatePlace(caller.account(), region);
        String id = operation.resource();
        return switch (operation.name().substring("route53profiles:".length())) {
            case "ListProfiles" ->
                list("ProfileSummaries", query, profiles(place), profile -> json.summary(profile, place));
            case "GetProfile" ->
                JsonReply.ok(Map.of("Profile", json.profile(find(profiles(place), id, "Profile"), place)));
            case "ListProfileAssociations" ->
                list("ProfileAssociations", query, associations(query, place), ProfileJson::association);
            case "GetProfileAssociation" ->
                JsonReply.ok(Map.of(
                        "ProfileAssociation",
                        ProfileJson.association(
                                find(plane.profileAssociations().list(place), id, "ProfileAssociation"))));
            case "ListProfileResourceAssociations" -> {
                String profileId = find(profiles(place), id, "Profile").id();
                yield list("ProfileResourceAssociations", query, resources(profileId, query), ProfileJson::resource);
            }
            case "GetProfileResourceAssociation" ->
                JsonReply.ok(Map.of(
                        "ProfileResourceAssociation",
                        ProfileJson.resource(find(visibleResources(place), id, "ProfileResourceAssociation"))));
            default -> throw new AwsDenied(AwsError.UNKNOWN_OPERATION, "There is no " + request);
        };
    }

    @Override
    public HttpReply refuse(AwsDenied denied) {
        return JsonReply.refuse(denied, service());
    }

    private List<DnsProfile> profiles(EstatePlace place) {
        return plane.profiles().all().stream()
                .filter(profile -> profile.region().equals(region))
                .filter(profile -> plane.mayUse(profile.arn(), profile, place.account()))
                .toList();
    }

    private List<ProfileAssociation> associations(Map<String, String> query, EstatePlace place) {
        return plane.profileAssociations().list(place).stream()
                .filter(association -> has(query, "profileId", association.profileId()))
                .filter(association -> has(query, "resourceId", association.vpcId()))
                .toList();
    }

    private List<ProfileResource> resources(String profileId, Map<String, String> query) {
        return plane.profileResources().all().stream()
                .filter(resource -> resource.profileId().equals(profileId))
                .filter(resource -> has(query, "resourceType", ProfileJson.resourceType(resource)))
                .toList();
    }

    private List<ProfileResource> visibleResources(EstatePlace place) {
        Stream<DnsProfile> visible = profiles(place).stream();
        return visible.flatMap(profile -> resources(profile.id(), Map.of()).stream())
                .toList();
    }

    private static boolean has(Map<String, String> query, String name, String value) {
        return query.getOrDefault(name, value).equals(value);
    }

    private static <T extends EstateResource> T find(List<T> visible, String id, String kind) throws AwsDenied {
        return visible.stream()
                .filter(resource -> resource.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AwsDenied(AwsError.NOT_FOUND, kind + " with Id " + id + " does not exist"));
    }

    private <T extends EstateResource> HttpReply list(
            String name, Map<String, String> query, List<T> items, Function<T, Map<String, ?>> shape) throws AwsDenied {
        PageRequest page = PageRequest.parse(query.get("maxResults"), LARGEST_PAGE, query.get("nextToken"))
                .limitedTo(plane.pageSize());
        return JsonReply.page(name, page.cut(items, EstateResource::id), shape, "NextToken");
    }
}
