package io.portolan.topology.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.topology.view.FoundRole;
import io.portolan.topology.view.RolePermissions;
import io.portolan.topology.view.RolePermissions.Policy;
import io.portolan.topology.view.SimulatedAccess;
import io.portolan.topology.view.Viewed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link RoleChecks} and {@link PermissionChecks} decide as IAM does. */
class PermissionChecksTest {

    private static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";
    private static final String CLIENT = "arn:aws:iam::222222222222:role/orders-client";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Effect':'Allow','Action':'sts:*','Resource':'*' | ``",
                "'Effect':'Allow','Action':'STS:assumeROLE','Resource':'*' | ROLE_NOT_ASSUMABLE boundary",
                "'Effect':'Allow','Action':['sts:AssumeRole','sts:TagSession'],'Resource':'*' | ``",
                "'Effect':'Allow','NotAction':'iam:*','Resource':'*' | ``",
                "'Effect':'Allow','NotAction':'sts:*','Resource':'*' | ROLE_NOT_ASSUMABLE boundary",
                "'Effect':'Allow','Action':'*','NotResource':'arn:aws:iam::222222222222:*' | ROLE_NOT_ASSUMABLE boundary",
                "'Effect':'Allow','Action':'*','Resource':'arn:aws:iam::2222????2222:role/orders-*' | ``",
                "'Effect':'Allow','Action':'kafka:*','Resource':'*' | ROLE_NOT_ASSUMABLE boundary",
            })
    void boundaryOfTheHubMustAllow(String statement, String verdict) {
        assertThat(limited(
                                HUB,
                                permissions -> new RolePermissions(
                                        permissions.policies(),
                                        Optional.of(new Policy("boundary", document(statement)))))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void boundaryOfTheLastRoleIsAMatterOfTheCluster() {
        Policy boundary = new Policy("boundary", document("'Effect':'Allow','Action':'kafka:*','Resource':'*'"));

        assertThat(limited(CLIENT, permissions -> new RolePermissions(permissions.policies(), Optional.of(boundary)))
                        .verdict())
                .isEqualTo("ACCESS_DENIED boundary");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Effect':'Deny','Action':'sts:AssumeRole','Resource':'*' | ROLE_NOT_ASSUMABLE more",
                "'Effect':'Deny','Action':'sts:AssumeRole','Resource':'arn:aws:iam::999999999999:*' | ``",
                "'Effect':'Deny','Action':'sts:*','NotResource':'arn:aws:iam::222222222222:role/*' | ``",
                "'Effect':'Deny','Action':'sts:*','Resource':'*','Condition':{'StringNotEquals':"
                        + "{'aws:PrincipalArn':'arn:aws:iam::111111111111:role/kafka-hub'}} | ``",
            })
    void denialWinsIfItIsAboutTheRequest(String statement, String verdict) {
        assertThat(limited(HUB, permissions -> {
                            List<Policy> policies = new ArrayList<>(permissions.policies());
                            policies.add(new Policy("more", document(statement)));
                            return new RolePermissions(policies, permissions.boundary());
                        })
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void unknownConditionOfADenialIsAMissingView() {
        String statement =
                "'Effect':'Deny','Action':'sts:*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}";

        assertThat(limited(
                                HUB,
                                permissions -> new RolePermissions(
                                        List.of(permissions.policies().get(0), new Policy("more", document(statement))),
                                        permissions.boundary()))
                        .verdict())
                .startsWith("not seen: a condition (Bool aws:SecureTransport) in the policy more");
    }

    /** Without an external id in the trust, IAM takes any. */
    @ParameterizedTest
    @CsvSource({"another-team, ROLE_NOT_ASSUMABLE " + CLIENT, "CHECKOUT-TEAM, ROLE_NOT_ASSUMABLE " + CLIENT, "'', ''"})
    void externalIdMustBeThatOfTheChain(String externalId, String verdict) {
        String condition =
                externalId.isEmpty() ? "" : ",'Condition':{'StringEquals':{'sts:ExternalId':'" + externalId + "'}}";
        String trust = document("'Effect':'Allow','Action':['sts:AssumeRole','sts:TagSession'],'Principal':{'AWS':'"
                + HUB + "'}" + condition);
        AlteredView view = AlteredView.whole()
                .withRole(
                        CLIENT,
                        role -> new FoundRole(
                                role.id(), trust, role.maxSession(), role.permissions(), role.simulated()));

        assertThat(view.verdict()).isEqualTo(verdict);
        assertThat(view.explain().toText()).doesNotContain("another-team", "CHECKOUT-TEAM");
    }

    /** IAM stores a policy as it was written, so a number may have no quotes. */
    @Test
    void externalIdMayBeANumber() {
        String trust = document("'Effect':'Allow','Action':'*','Principal':{'AWS':'*'},"
                + "'Condition':{'StringEquals':{'sts:ExternalId':90210}}");
        PolicyQuestion question = new PolicyQuestion("sts:AssumeRole", CLIENT, HUB, Map.of("sts:externalid", "90210"));

        assertThat(PolicyDocument.parse(trust).decide(question, condition -> {}))
                .isEqualTo(PolicyDocument.Decision.ALLOWED);
    }

    @Test
    void simulationSavesTheViewOfPolicies() {
        AlteredView hidden = AlteredView.whole()
                .withRole(
                        HUB,
                        role -> new FoundRole(
                                role.id(),
                                role.trust(),
                                role.maxSession(),
                                new Viewed.Read<>(new RolePermissions(List.of(), Optional.empty())),
                                role.simulated()));

        assertThat(hidden.verdict()).isEmpty();
    }

    @Test
    void organizationThatDeniesIsNamed() {
        AlteredView view = limited(
                HUB, UnaryOperator.identity(), List.of(new SimulatedAccess("sts:AssumeRole", CLIENT, false, false)));

        assertThat(view.verdict()).isEqualTo("ROLE_NOT_ASSUMABLE the organization's policies for account 111111111111");
    }

    /** A role whose policies count, since nobody may simulate them. */
    private static AlteredView limited(String role, UnaryOperator<RolePermissions> change) {
        return limited(role, change, List.of());
    }

    private static AlteredView limited(
            String role, UnaryOperator<RolePermissions> change, List<SimulatedAccess> simulated) {
        return AlteredView.whole()
                .withRole(
                        role,
                        found -> new FoundRole(
                                found.id(),
                                found.trust(),
                                found.maxSession(),
                                found.permissions().map(change),
                                new Viewed.Read<>(simulated)));
    }

    private static String document(String statement) {
        return ("{'Version':'2012-10-17','Statement':[{" + statement + "}]}").replace('\'', '"');
    }
}
