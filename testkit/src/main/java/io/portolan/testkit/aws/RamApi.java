package io.portolan.testkit.aws;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.ResourceShare;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The Resource Access Manager with REST and JSON. */
final class RamApi implements AwsApi {

    private static final int LARGEST_PAGE = 500;

    /** The operations by their paths. */
    private static final Map<String, String> OPERATIONS = Map.of(
            "/getresourceshares", "GetResourceShares",
            "/listresources", "ListResources",
            "/listprincipals", "ListPrincipals",
            "/getresourceshareassociations", "GetResourceShareAssociations",
            "/getresourceshareinvitations", "GetResourceShareInvitations");

    private final String region;
    private final ControlPlane plane;

    RamApi(String region, ControlPlane plane) {
        this.region = region;
        this.plane = plane;
    }

    @Override
    public AwsService service() {
        return AwsService.RAM;
    }

    @Override
    public boolean isAsked(HttpRequest request) {
        return OPERATIONS.containsKey(request.path());
    }

    @Override
    public AwsOperation operation(HttpRequest request) {
        return new AwsOperation("ram:" + OPERATIONS.get(request.path()), "");
    }

    @Override
    public HttpReply answer(AwsOperation operation, HttpRequest request, Caller caller) throws AwsDenied {
        JsonBody body = JsonBody.parse(request.body());
        return switch (request.path()) {
            case "/getresourceshares" -> listShares(body, caller.account());
            case "/listresources" -> listResources(body, caller.account());
            case "/listprincipals" -> listPrincipals(body, caller.account());
            case "/getresourceshareassociations" -> listAssociations(body, caller.account());
            default -> listInvitations(body, caller.account());
        };
    }

    @Override
    public HttpReply refuse(AwsDenied denied) {
        return JsonReply.refuse(denied, service());
    }

    private HttpReply listShares(JsonBody body, String account) throws AwsDenied {
        List<ResourceShare> shares = body.filters("resourceShareArns", "name", "resourceShareStatus")
                .select(
                        shares(body, account),
                        Map.of(
                                "resourceShareArns", share -> Stream.of(share.id()),
                                "name", share -> Stream.of(share.name()),
                                "resourceShareStatus", share -> Stream.of("ACTIVE")));
        return list("resourceShares", body, shares, ResourceShare::id, RamJson::share);
    }

    private HttpReply listResources(JsonBody body, String account) throws AwsDenied {
        List<SharedEntity> resources = body.filters("resourceShareArns", "resourceArns", "resourceType", "principal")
                .select(
                        entities(body, account, SharedEntity::resources),
                        Map.of(
                                "resourceShareArns",
                                        entity -> Stream.of(entity.share().id()),
                                "resourceArns", entity -> Stream.of(entity.id()),
                                "resourceType", entity -> Stream.of(RamJson.resourceType(entity.id())),
                                "principal", entity -> entity.share().principals().keySet().stream()));
        return list("resources", body, resources, SharedEntity::key, RamJson::resource);
    }

    private HttpReply listPrincipals(JsonBody body, String account) throws AwsDenied {
        List<SharedEntity> principals = body.filters("resourceShareArns", "resourceArn", "principals", "resourceType")
                .select(
                        entities(body, account, SharedEntity::principals),
                        Map.of(
                                "resourceShareArns",
                                        entity -> Stream.of(entity.share().id()),
                                "resourceArn", entity -> entity.share().resourceArns().stream(),
                                "principals", entity -> Stream.of(entity.id()),
                                "resourceType",
                                        entity -> entity.share().resourceArns().stream()
                                                .map(RamJson::resourceType)));
        return list("principals", body, principals, SharedEntity::key, RamJson::principal);
    }

    /** Only of the account's own shares. */
    private HttpReply listAssociations(JsonBody body, String account) throws AwsDenied {
        boolean principals = "PRINCIPAL".equals(body.text("associationType"));
        List<SharedEntity> all = plane.shares().all().stream()
                .filter(share ->
                        share.account().equals(account) && share.region().equals(region))
                .flatMap(principals ? SharedEntity::principals : SharedEntity::resources)
                .toList();
        List<SharedEntity> associations = body.filters(
                        "resourceShareArns", "resourceArn", "principal", "associationStatus")
                .select(
                        all,
                        Map.of(
                                "resourceShareArns",
                                        entity -> Stream.of(entity.share().id()),
                                "resourceArn", entity -> Stream.of(entity.id()),
                                "principal", entity -> Stream.of(entity.id()),
                                "associationStatus", entity -> Stream.of(entity.status())));
        return list("resourceShareAssociations", body, associations, SharedEntity::key, RamJson::association);
    }

    /** Those that the account got. */
    private HttpReply listInvitations(JsonBody body, String account) throws AwsDenied {
        List<SharedEntity> all = plane.shares().all().stream()
                .filter(share -> share.region().equals(region))
                .flatMap(SharedEntity::principals)
                .filter(principal -> principal.id().equals(account))
                .filter(principal -> principal.acceptance().isInvited())
                .toList();
        List<SharedEntity> invitations = body.filters("resourceShareArns", "resourceShareInvitationArns")
                .select(
                        all,
                        Map.of(
                                "resourceShareArns",
                                        entity -> Stream.of(entity.share().id()),
                                "resourceShareInvitationArns",
                                        entity -> Stream.of(entity.share().invitationArn(account))));
        return list("resourceShareInvitations", body, invitations, SharedEntity::key, RamJson::invitation);
    }

    private List<SharedEntity> entities(
            JsonBody body, String account, Function<ResourceShare, Stream<SharedEntity>> parts) throws AwsDenied {
        return shares(body, account).stream().flatMap(parts).toList();
    }

    private List<ResourceShare> shares(JsonBody body, String account) throws AwsDenied {
        String owner = body.first("resourceOwner");
        if (!owner.equals("SELF") && !owner.equals("OTHER-ACCOUNTS")) {
            throw AwsDenied.invalid("resourceOwner", "The owner must be SELF or OTHER-ACCOUNTS. It is " + owner);
        }
        return plane.shares().all().stream()
                .filter(share -> share.region().equals(region))
                .filter(share -> owner.equals("SELF") ? share.account().equals(account) : share.isAcceptedBy(account))
                .toList();
    }

    private <T> HttpReply list(
            String name, JsonBody body, List<T> items, Function<T, String> key, Function<T, Map<String, ?>> shape)
            throws AwsDenied {
        PageRequest page = PageRequest.parse(body.text("maxResults"), LARGEST_PAGE, body.text("nextToken"))
                .limitedTo(plane.pageSize());
        return JsonReply.page(name, page.cut(items, key), shape, "nextToken");
    }
}
