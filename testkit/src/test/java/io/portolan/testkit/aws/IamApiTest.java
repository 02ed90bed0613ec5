package io.portolan.testkit.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstateRole;
import io.portolan.testkit.estate.ManagedPolicy;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.Role;

/** {@link IamApi} answers the real SDK as IAM does. */
class IamApiTest {

    private static final String ROLE = "arn:aws:iam::" + AwsLab.OTHER_ACCOUNT + ":role/teams/orders-client";
    private static final String POLICY = "arn:aws:iam::" + AwsLab.OTHER_ACCOUNT + ":policy/limits/boundary";
    private static final String MANAGED = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String TRUST = statement("Allow", "sts:AssumeRole", "*")
            .replace("\"Resource\":\"*\"", "\"Principal\":{\"AWS\":\"111111111111\"}");

    private final AwsLab lab = new AwsLab();
    private final ControlPlane plane = lab.backend.controlPlane();
    private final IamClient owner = lab.iam(lab.userOf(AwsLab.OTHER_ACCOUNT));
    private final IamClient outsider = lab.iam(lab.user);

    IamApiTest() {
        plane.policies().add(new ManagedPolicy(POLICY, statement("Allow", "kafka-cluster:*", "*")));
        plane.policies().add(new ManagedPolicy(MANAGED, statement("Allow", "kafka:Get*", "*")));
        plane.roles()
                .add(EstateRole.of(ROLE, TRUST)
                        .withInlinePolicy("orders", statement("Allow", "kafka-cluster:Connect", "*"))
                        .withManagedPolicies(Set.of(MANAGED))
                        .withMaxSession(Duration.ofHours(2)));
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void roleHasTrustAndBoundary() {
        Role role = owner.getRole(of -> of.roleName("orders-client")).role();
        assertThat(role.arn()).isEqualTo(ROLE);
        assertThat(role.path()).isEqualTo("/teams/");
        assertThat(role.roleId()).matches("AROA[0-9A-F]{17}");
        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), UTF_8)).isEqualTo(TRUST);
        assertThat(role.maxSessionDuration()).isEqualTo(7200);
        assertThat(role.permissionsBoundary()).isNull();

        plane.roles().replace(ROLE, it -> it.withBoundary(POLICY));
        assertThat(owner.getRole(of -> of.roleName("orders-client"))
                        .role()
                        .permissionsBoundary()
                        .permissionsBoundaryArn())
                .isEqualTo(POLICY);
    }

    @Test
    void roleThatIsDeclaredInCodeIsShown() {
        Role role = outsider.getRole(of -> of.roleName("hub")).role();

        assertThat(role.arn()).isEqualTo(AwsLab.HUB);
        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), UTF_8)).contains(AwsLab.ACCOUNT);
    }

    @Test
    void ownAndManagedPoliciesAreListed() {
        assertThat(owner.listRolePolicies(of -> of.roleName("orders-client")).policyNames())
                .containsExactly("orders");
        assertThat(URLDecoder.decode(
                        owner.getRolePolicy(of -> of.roleName("orders-client").policyName("orders"))
                                .policyDocument(),
                        UTF_8))
                .isEqualTo(statement("Allow", "kafka-cluster:Connect", "*"));
        assertThat(owner.listAttachedRolePolicies(of -> of.roleName("orders-client"))
                        .attachedPolicies())
                .extracting(AttachedPolicy::policyName, AttachedPolicy::policyArn)
                .containsExactly(tuple("ReadOnlyAccess", MANAGED));
    }

    @Test
    void policyHasOneVersion() {
        assertThat(owner.getPolicy(of -> of.policyArn(POLICY)).policy().defaultVersionId())
                .isEqualTo("v1");
        assertThat(URLDecoder.decode(
                        owner.getPolicyVersion(of -> of.policyArn(POLICY).versionId("v1"))
                                .policyVersion()
                                .document(),
                        UTF_8))
                .isEqualTo(statement("Allow", "kafka-cluster:*", "*"));
        assertNoSuchEntity(
                () -> owner.getPolicyVersion(of -> of.policyArn(POLICY).versionId("v2")));
        assertThat(outsider.getPolicy(of -> of.policyArn(MANAGED)).policy().policyName())
                .isEqualTo("ReadOnlyAccess");
    }

    @Test
    void otherAccountIsDenied() {
        assertNoSuchEntity(() -> outsider.getRole(of -> of.roleName("orders-client")));
        assertNoSuchEntity(() -> outsider.listRolePolicies(of -> of.roleName("orders-client")));
        assertNoSuchEntity(
                () -> owner.getRolePolicy(of -> of.roleName("orders-client").policyName("none")));
        assertDenied(() -> outsider.getPolicy(of -> of.policyArn(POLICY)));
        assertDenied(() ->
                outsider.simulatePrincipalPolicy(of -> of.policySourceArn(ROLE).actionNames("kafka-cluster:Connect")));
    }

    @Test
    void pagesHoldEveryPolicyOnce() {
        plane.roles()
                .replace(
                        ROLE,
                        role -> role.withInlinePolicy("a", TRUST)
                                .withInlinePolicy("z", TRUST)
                                .withManagedPolicies(Set.of(MANAGED, POLICY)));
        plane.pageSize(2);

        assertThat(owner.listRolePoliciesPaginator(of -> of.roleName("orders-client"))
                        .policyNames())
                .containsExactly("a", "orders", "z");
        plane.pageSize(1);
        assertThat(owner.listAttachedRolePoliciesPaginator(of -> of.roleName("orders-client"))
                        .attachedPolicies())
                .hasSize(2);
        assertThat(lab.backend.calls().count("iam:ListRolePolicies")).isEqualTo(2);
    }

    @Test
    void simulationDecidesByPoliciesAndBoundary() {
        assertThat(simulate("kafka-cluster:Connect", "kafka-cluster:ReadData", "kafka:GetBootstrapBrokers"))
                .extracting(EvaluationResult::evalActionName, EvaluationResult::evalDecision)
                .containsExactly(
                        tuple("kafka-cluster:Connect", PolicyEvaluationDecisionType.ALLOWED),
                        tuple("kafka-cluster:ReadData", PolicyEvaluationDecisionType.IMPLICIT_DENY),
                        tuple("kafka:GetBootstrapBrokers", PolicyEvaluationDecisionType.ALLOWED));

        plane.roles()
                .replace(
                        ROLE,
                        role -> role.withBoundary(POLICY)
                                .withInlinePolicy("never", statement("Deny", "kafka-cluster:ReadData", "*")));
        assertThat(simulate("kafka-cluster:Connect", "kafka-cluster:ReadData", "kafka:GetBootstrapBrokers"))
                .extracting(EvaluationResult::evalDecision)
                .containsExactly(
                        PolicyEvaluationDecisionType.ALLOWED,
                        PolicyEvaluationDecisionType.EXPLICIT_DENY,
                        PolicyEvaluationDecisionType.IMPLICIT_DENY);
    }

    @Test
    void simulationSeesContextAndResources() {
        String limited = statement("Allow", "sts:AssumeRole", AwsLab.HUB)
                .replace("}]}", ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"checkout\"}}}]}");
        plane.roles().replace(ROLE, role -> role.withInlinePolicy("hub", limited));

        ContextEntry externalId = ContextEntry.builder()
                .contextKeyName("sts:ExternalId")
                .contextKeyType(ContextKeyTypeEnum.STRING)
                .contextKeyValues("checkout")
                .build();
        List<EvaluationResult> results = owner.simulatePrincipalPolicy(of -> of.policySourceArn(ROLE)
                        .actionNames("sts:AssumeRole")
                        .resourceArns(AwsLab.HUB, AwsLab.ORDERS)
                        .contextEntries(externalId))
                .evaluationResults();
        assertThat(results)
                .extracting(EvaluationResult::evalResourceName, EvaluationResult::evalDecision)
                .containsExactly(
                        tuple(AwsLab.HUB, PolicyEvaluationDecisionType.ALLOWED),
                        tuple(AwsLab.ORDERS, PolicyEvaluationDecisionType.IMPLICIT_DENY));
    }

    @ParameterizedTest
    @CsvSource({"us-west-2, us-east-1", "cn-northwest-1, cn-north-1", "us-gov-east-1, us-gov-west-1"})
    void callsOfPartitionHaveOneRegion(String endpoint, String signed) {
        assertThat(new IamApi(plane).signingRegion(endpoint)).isEqualTo(signed);
    }

    private List<EvaluationResult> simulate(String... actions) {
        return owner.simulatePrincipalPolicy(of -> of.policySourceArn(ROLE).actionNames(actions))
                .evaluationResults();
    }

    private static String statement(String effect, String action, String resource) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"%s","Action":"%s","Resource":"%s"}]}""".formatted(effect, action, resource);
    }

    private static void assertNoSuchEntity(Runnable call) {
        assertThatExceptionOfType(NoSuchEntityException.class).isThrownBy(call::run);
    }

    private static void assertDenied(Runnable call) {
        assertThatExceptionOfType(IamException.class)
                .isThrownBy(call::run)
                .withMessageContaining("is not authorized to perform: iam:")
                .satisfies(
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
    }
}
