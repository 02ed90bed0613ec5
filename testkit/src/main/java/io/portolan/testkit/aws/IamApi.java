package io.portolan.testkit.aws;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.EstateRole;
import io.portolan.testkit.estate.ManagedPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** IAM in version 2010-05-08 with the query protocol. It is the same in all regions. */
final class IamApi implements AwsApi {

    private static final String VERSION = "2010-05-08";
    private static final QueryReply REPLY = new QueryReply("https://iam.amazonaws.com/doc/" + VERSION + "/");
    private static final int LARGEST_PAGE = 1000;

    private final ControlPlane plane;
    private final PolicySimulation simulation;

    IamApi(ControlPlane plane) {
        this.plane = plane;
        simulation = new PolicySimulation(plane);
    }

    @Override
    public AwsService service() {
        return AwsService.IAM;
    }

    @Override
    public boolean isAsked(HttpRequest request) {
        return QueryForm.hasVersion(request, VERSION);
    }

    @Override
    public String signingRegion(String region) {
        if (region.startsWith("cn-")) {
            return "cn-north-1";
        }
        return region.startsWith("us-gov-") ? "us-gov-west-1" : "us-east-1";
    }

    /** Its resource is the name of a role or the ARN of a role or policy. */
    @Override
    public AwsOperation operation(HttpRequest request) {
        QueryForm form = QueryForm.parse(request);
        String arn = form.text("PolicyArn", form.text("PolicySourceArn", ""));
        return new AwsOperation("iam:" + form.text("Action", "?"), form.text("RoleName", arn));
    }

    @Override
    public String policyResource(AwsOperation operation, Caller caller) {
        return findRole(operation.resource(), caller).map(EstateRole::id).orElse(operation.resource());
    }

    @Override
    public HttpReply answer(AwsOperation operation, HttpRequest request, Caller caller) throws AwsDenied {
        QueryForm form = QueryForm.parse(request);
        String action = operation.name().substring("iam:".length());
        return switch (action) {
            case "GetRole" -> REPLY.ok(action, IamXml.role(role(form, caller)));
            case "ListRolePolicies" ->
                list(
                        action,
                        form,
                        "PolicyNames",
                        List.copyOf(role(form, caller).inlinePolicies().keySet()),
                        name -> name);
            case "GetRolePolicy" -> REPLY.ok(action, rolePolicy(form, role(form, caller)));
            case "ListAttachedRolePolicies" ->
                list(
                        action,
                        form,
                        "AttachedPolicies",
                        List.copyOf(role(form, caller).managedPolicies()),
                        IamXml::attachedPolicy);
            case "GetPolicy" -> REPLY.ok(action, IamXml.policy(policy(operation, form, caller)));
            case "GetPolicyVersion" -> REPLY.ok(action, policyVersion(form, policy(operation, form, caller)));
            case "SimulatePrincipalPolicy" ->
                REPLY.ok(action, simulation.simulate(form, sourceRole(operation, form, caller)));
            default ->
                throw new AwsDenied(
                        AwsError.UNKNOWN_OPERATION, "Could not find operation " + action + " for version " + VERSION);
        };
    }

    @Override
    public HttpReply refuse(AwsDenied denied) {
        return REPLY.refuse(denied, service());
    }

    private EstateRole role(QueryForm form, Caller caller) throws AwsDenied {
        String name = form.require("RoleName");
        return findRole(name, caller)
                .orElseThrow(
                        () -> new AwsDenied(AwsError.NOT_FOUND, "The role with name " + name + " cannot be found."));
    }

    private Optional<EstateRole> findRole(String name, Caller caller) {
        return plane.roles().list(EstatePlace.global(caller.account())).stream()
                .filter(role -> role.name().equals(name))
                .findFirst();
    }

    private EstateRole sourceRole(AwsOperation operation, QueryForm form, Caller caller) throws AwsDenied {
        String arn = form.require("PolicySourceArn");
        requireOwn(arn, operation, caller);
        return plane.roles()
                .find(arn)
                .orElseThrow(() -> new AwsDenied(AwsError.NOT_FOUND, "The principal " + arn + " cannot be found."));
    }

    /** The policies of AWS itself can be read by all. */
    private ManagedPolicy policy(AwsOperation operation, QueryForm form, Caller caller) throws AwsDenied {
        String arn = form.require("PolicyArn");
        if (!arn.contains("::aws:policy/")) {
            requireOwn(arn, operation, caller);
        }
        return plane.policies()
                .find(arn)
                .orElseThrow(() ->
                        new AwsDenied(AwsError.NOT_FOUND, "Policy " + arn + " does not exist or is not attachable."));
    }

    private static void requireOwn(String arn, AwsOperation operation, Caller caller) throws AwsDenied {
        if (!arn.contains("::" + caller.account() + ":")) {
            throw operation.denialFor(caller, AwsError.DENIED);
        }
    }

    private static String rolePolicy(QueryForm form, EstateRole role) throws AwsDenied {
        String name = form.require("PolicyName");
        String document = role.inlinePolicies().get(name);
        if (document == null) {
            throw new AwsDenied(AwsError.NOT_FOUND, "The role policy with name " + name + " cannot be found.");
        }
        return IamXml.rolePolicy(role, name, document);
    }

    private static String policyVersion(QueryForm form, ManagedPolicy policy) throws AwsDenied {
        String version = form.require("VersionId");
        if (!version.equals(IamXml.ONLY_VERSION)) {
            throw new AwsDenied(
                    AwsError.NOT_FOUND, "Policy " + policy.id() + " version " + version + " does not exist.");
        }
        return IamXml.policyVersion(policy);
    }

    private HttpReply list(String action, QueryForm form, String name, List<String> items, Function<String, String> xml)
            throws AwsDenied {
        PageRequest.Page<String> page = PageRequest.parse(form.text("MaxItems"), LARGEST_PAGE, form.text("Marker"))
                .limitedTo(plane.pageSize())
                .cut(items, Function.identity());
        String rest = AnswerXml.text("IsTruncated", page.next().isPresent())
                + page.next().map(token -> AnswerXml.text("Marker", token)).orElse("");
        return REPLY.ok(action, AnswerXml.list(name, "member", page.items().stream(), xml) + rest);
    }
}
