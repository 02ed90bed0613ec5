package io.portolan.topology.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portolan.aws.AwsClients;
import io.portolan.topology.plan.PlannedStack;
import io.portolan.topology.plan.ReadAction;
import io.portolan.topology.plan.RoleArn;
import io.portolan.topology.view.RolePermissions.Policy;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.OrganizationsDecisionDetail;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.Role;

/** Reads a role with its policies. */
final class RoleReader {

    private final String arn;
    private final List<RoleRequests> requests;
    private final PlannedStack place;
    private final AwsRequestOverrideConfiguration signed;
    private final IamClient client;

    RoleReader(String arn, List<RoleRequests> requests, AwsCredentialsProvider credentials, InspectClients clients) {
        this.arn = arn;
        this.requests = requests;
        place = RoleArn.stack(arn);
        signed = AwsClients.signedBy(credentials);
        client = clients.iam(RoleArn.signingRegion(arn));
    }

    /** The role. It is empty if it does not exist. */
    Optional<FoundRole> read() {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        try {
            Role role = client.getRole(request -> request.roleName(name).overrideConfiguration(signed))
                    .role();
            if (!arn.equals(role.arn())) {
                return Optional.empty(); // Its path is another one.
            }
            ViewCall<RolePermissions> permissions =
                    new ViewCall<>(place, ReadAction.LIST_ROLE_POLICIES, () -> permissions(role, name));
            return Optional.of(new FoundRole(
                    arn,
                    decode(role.assumeRolePolicyDocument()),
                    Duration.ofSeconds(Objects.requireNonNullElse(role.maxSessionDuration(), 3600)),
                    permissions.run(),
                    new ViewCall<>(place, ReadAction.SIMULATE, this::simulate).run()));
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    private List<SimulatedAccess> simulate() {
        return requests.stream()
                .flatMap(wanted -> client
                        .simulatePrincipalPolicyPaginator(request -> request.policySourceArn(arn)
                                .actionNames(wanted.actions())
                                .resourceArns(wanted.resources())
                                .overrideConfiguration(signed))
                        .evaluationResults()
                        .stream())
                // What depends on the context of a real request is not known.
                .filter(result -> result.missingContextValues().isEmpty())
                .map(RoleReader::access)
                .toList();
    }

    private static SimulatedAccess access(EvaluationResult result) {
        OrganizationsDecisionDetail organization = result.organizationsDecisionDetail();
        return new SimulatedAccess(
                result.evalActionName(),
                result.evalResourceName(),
                result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED,
                organization == null || !Boolean.FALSE.equals(organization.allowedByOrganizations()));
    }

    private RolePermissions permissions(Role role, String name) {
        List<Policy> policies = new ArrayList<>();
        client.listRolePoliciesPaginator(request -> request.roleName(name).overrideConfiguration(signed))
                .policyNames()
                .forEach(policy -> policies.add(inline(name, policy)));
        RefusedReadException.callAs(
                        ReadAction.LIST_ATTACHED_POLICIES,
                        () -> client
                                .listAttachedRolePoliciesPaginator(
                                        request -> request.roleName(name).overrideConfiguration(signed))
                                .attachedPolicies()
                                .stream()
                                .map(AttachedPolicy::policyArn)
                                .toList())
                .forEach(arn -> policies.add(managed(arn)));
        Optional<String> boundary =
                Optional.ofNullable(role.permissionsBoundary()).map(found -> found.permissionsBoundaryArn());
        return new RolePermissions(policies, boundary.map(this::managed));
    }

    private Policy inline(String role, String policy) {
        String document = RefusedReadException.callAs(
                ReadAction.GET_ROLE_POLICY,
                () -> client.getRolePolicy(request ->
                                request.roleName(role).policyName(policy).overrideConfiguration(signed))
                        .policyDocument());
        return new Policy(policy, decode(document));
    }

    private Policy managed(String arn) {
        String version = RefusedReadException.callAs(
                ReadAction.GET_POLICY,
                () -> client.getPolicy(request -> request.policyArn(arn).overrideConfiguration(signed))
                        .policy()
                        .defaultVersionId());
        String document = RefusedReadException.callAs(
                ReadAction.GET_POLICY_VERSION,
                () -> client.getPolicyVersion(request ->
                                request.policyArn(arn).versionId(version).overrideConfiguration(signed))
                        .policyVersion()
                        .document());
        return new Policy(arn, decode(document));
    }

    /** IAM gives documents as they would stand in a URL. */
    private static String decode(String document) {
        return URLDecoder.decode(document, UTF_8);
    }
}
