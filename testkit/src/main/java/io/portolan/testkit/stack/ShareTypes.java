package io.portolan.testkit.stack;

import static io.portolan.testkit.stack.ValueShape.flag;
import static io.portolan.testkit.stack.ValueShape.list;
import static io.portolan.testkit.stack.ValueShape.object;
import static io.portolan.testkit.stack.ValueShape.tags;
import static io.portolan.testkit.stack.ValueShape.text;

import io.portolan.testkit.estate.ResourceShare;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Shares of AWS RAM. All accounts are of one organization, so nobody has to accept an invitation. */
final class ShareTypes {

    private ShareTypes() {}

    static Stream<ResourceType> all() {
        ValueShape shape = object(
                Set.of("Name"),
                Map.of(
                        "Name", text(".{1,128}"),
                        "ResourceArns", list(0, 50, text("arn:.+")),
                        "Principals", list(0, 50, text("\\d{12}")),
                        "AllowExternalPrincipals", flag(),
                        "Tags", tags()));
        return Stream.of(new ResourceType("AWS::RAM::ResourceShare", shape, ShareTypes::share));
    }

    private static CreatedResource share(ResourceRequest request) {
        Set<String> arns = Set.copyOf(request.texts("ResourceArns"));
        arns.forEach(arn -> checkOwned(request, arn));
        ResourceShare share = request.plane()
                .shares()
                .add(ResourceShare.inOrganization(
                        request.plane().ids(),
                        request.place(),
                        request.text("Name"),
                        arns,
                        Set.copyOf(request.texts("Principals"))));
        return new CreatedResource(share.id(), Map.of("Arn", share.id()));
    }

    private static void checkOwned(ResourceRequest request, String arn) {
        boolean owned = request.plane().rules().all().stream()
                .anyMatch(rule -> rule.arn().equals(arn) && rule.place().equals(request.place()));
        if (!owned) {
            throw new IllegalArgumentException(
                    "UnknownResourceException: " + arn + " is no resolver rule of " + request.place());
        }
    }
}
