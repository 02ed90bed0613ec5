package io.portolan.testkit.aws;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.EstateResource;
import io.portolan.testkit.estate.SecurityGroup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** EC2 in version 2016-11-15 with its query protocol. Its answers are XML. */
final class Ec2Api implements AwsApi {

    private static final String VERSION = "2016-11-15";
    private static final String NAMESPACE = "http://ec2.amazonaws.com/doc/" + VERSION + "/";
    private static final int LARGEST_PAGE = 1000;

    private final String region;
    private final ControlPlane plane;

    Ec2Api(String region, ControlPlane plane) {
        this.region = region;
        this.plane = plane;
    }

    @Override
    public AwsService service() {
        return AwsService.EC2;
    }

    @Override
    public boolean isAsked(HttpRequest request) {
        return QueryForm.hasVersion(request, VERSION);
    }

    @Override
    public AwsOperation operation(HttpRequest request) {
        return new AwsOperation("ec2:" + QueryForm.parse(request).text("Action", "?"), "");
    }

    @Override
    public HttpReply answer(AwsOperation operation, HttpRequest request, Caller caller) throws AwsDenied {
        Question question = new Question(QueryForm.parse(request), new EstatePlace(caller.account(), region));
        return switch (operation.name().substring("ec2:".length())) {
            case "DescribeVpcs" ->
                question.list(Ec2Filters.VPCS, plane.vpcs().list(question.place()), "vpcSet", Ec2Xml::vpc);
            case "DescribeSubnets" ->
                question.list(Ec2Filters.SUBNETS, plane.subnets().list(question.place()), "subnetSet", Ec2Xml::subnet);
            case "DescribeSecurityGroups" ->
                question.list(Ec2Filters.GROUPS, groups(question), "securityGroupInfo", SecurityGroupXml::group);
            case "DescribeSecurityGroupRules" ->
                question.list(
                        Ec2Filters.GROUP_RULES,
                        groups(question).stream().flatMap(GroupRule::of).toList(),
                        "securityGroupRuleSet",
                        SecurityGroupXml::rule);
            case "DescribeRouteTables" ->
                question.list(
                        Ec2Filters.ROUTE_TABLES,
                        plane.routeTables().list(question.place()),
                        "routeTableSet",
                        Ec2Xml::routeTable);
            default ->
                throw new AwsDenied(
                        AwsError.UNKNOWN_OPERATION,
                        "The action " + operation.name() + " is not valid for this web service.");
        };
    }

    @Override
    public HttpReply refuse(AwsDenied denied) {
        String requestId = AwsApi.requestId();
        String error = AnswerXml.element(
                "Error",
                AnswerXml.text("Code", denied.code(service())),
                AnswerXml.text("Message", String.valueOf(denied.getMessage())));
        String body = AnswerXml.element(
                "Response", AnswerXml.element("Errors", error), AnswerXml.text("RequestID", requestId));
        return new HttpReply(denied.status(service()), headers(requestId), body);
    }

    private List<SecurityGroup> groups(Question question) {
        return plane.securityGroups().list(question.place());
    }

    private static Map<String, String> headers(String requestId) {
        return Map.of("Content-Type", "text/xml;charset=UTF-8", "x-amzn-RequestId", requestId);
    }

    /** A call that describes resources of one kind in one account. */
    private final class Question {

        private final QueryForm form;
        private final EstatePlace place;

        Question(QueryForm form, EstatePlace place) {
            this.form = form;
            this.place = place;
        }

        EstatePlace place() {
            return place;
        }

        <T extends EstateResource> HttpReply list(
                Ec2Filters<T> filters, List<T> all, String name, Function<T, String> xml) throws AwsDenied {
            List<String> ids = form.texts(filters.idParameter());
            requireAll(ids, all, filters);
            ItemFilter wanted = ids.isEmpty() ? new ItemFilter(Map.of()) : new ItemFilter(Map.of("", Set.copyOf(ids)));
            List<T> named = wanted.select(all, Map.of("", resource -> Stream.of(resource.id())));
            List<T> matching = form.filters().select(named, filters.attributes());
            PageRequest request = PageRequest.parse(form.text("MaxResults"), LARGEST_PAGE, form.text("NextToken"))
                    .limitedTo(plane.pageSize());
            PageRequest.Page<T> page = request.cut(matching, EstateResource::id);
            String items = AnswerXml.list(name, "item", page.items().stream(), xml);
            return reply(items
                    + page.next()
                            .map(token -> AnswerXml.text("nextToken", token))
                            .orElse(""));
        }

        private HttpReply reply(String content) {
            String requestId = AwsApi.requestId();
            String root = form.text("Action", "?") + "Response";
            return new HttpReply(
                    200,
                    headers(requestId),
                    AnswerXml.document(root, NAMESPACE, AnswerXml.text("requestId", requestId) + content));
        }

        private <T extends EstateResource> void requireAll(List<String> ids, List<T> all, Ec2Filters<T> filters)
                throws AwsDenied {
            for (String id : ids) {
                if (all.stream().noneMatch(resource -> resource.id().equals(id))) {
                    throw AwsDenied.withOwnCode(
                            filters.notFound(), "The " + filters.kind() + " ID '" + id + "' does not exist");
                }
            }
        }
    }
}
