package io.portolan.testkit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.testkit.policy.PolicyDecision.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link PolicyDocument} decides as IAM does. */
class PolicyDocumentTest {

    private static final String HUB = "arn:aws:iam::111111111111:role/kafka-hub";
    private static final String CLUSTER = "arn:aws:kafka:us-east-2:222222222222:cluster/orders/5d2c-s1";
    private static final PolicyCaller SESSION =
            new PolicyCaller("arn:aws:sts::111111111111:assumed-role/kafka-hub/shop", "111111111111", HUB);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Effect": "Allow", "Action": "kafka:*", "Resource": "*"                                           | ALLOWED
            "Effect": "Allow", "Action": "KAFKA:getbootstrapbrokers", "Resource": "*"                         | ALLOWED
            "Effect": "Allow", "Action": ["sts:AssumeRole", "kafka:Get*"], "Resource": "*"                    | ALLOWED
            "Effect": "Allow", "Action": "kafka:GetBootstrapBroker?", "Resource": "*"                         | ALLOWED
            "Effect": "Allow", "Action": "kafka:GetBootstrapBrokers?", "Resource": "*"                        | IMPLICIT_DENY
            "Effect": "Allow", "NotAction": "sts:*", "Resource": "*"                                          | ALLOWED
            "Effect": "Allow", "NotAction": "kafka:*", "Resource": "*"                                        | IMPLICIT_DENY
            "Effect": "Allow", "Action": "*", "Resource": "arn:aws:kafka:*:222222222222:cluster/orders/*"     | ALLOWED
            "Effect": "Allow", "Action": "*", "Resource": "arn:aws:kafka:*:222222222222:cluster/ORDERS/*"     | IMPLICIT_DENY
            "Effect": "Allow", "Action": "*", "Resource": "arn:aws:kafka:us-east-2:222222222222:cluster/orders" | IMPLICIT_DENY
            "Effect": "Allow", "Action": "*", "NotResource": "arn:aws:kafka:*:*:topic/*"                      | ALLOWED
            "Effect": "Allow", "Action": "*", "NotResource": "arn:aws:kafka:*"                                | IMPLICIT_DENY
            "Effect": "Deny", "Action": "kafka:*", "Resource": "*"                                            | EXPLICIT_DENY
            "Effect": "Deny", "Action": "sts:*", "Resource": "*"                                              | IMPLICIT_DENY
            """)
    void statementCoversActionsAndResources(String statement, Effect expected) {
        PolicyRequest request = PolicyRequest.of(SESSION, "kafka:GetBootstrapBrokers", CLUSTER);

        assertThat(policy(statement).decide(request).effect()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "*"                                                                     | true  | false
            {"AWS": "*"}                                                            | true  | false
            {"AWS": "111111111111"}                                                 | true  | false
            {"AWS": "arn:aws:iam::111111111111:root"}                               | true  | false
            {"AWS": "arn:aws:iam::111111111111:role/kafka-hub"}                     | true  | true
            {"AWS": ["444444444444", "arn:aws:iam::111111111111:role/kafka-hub"]}   | true  | true
            {"AWS": "arn:aws:sts::111111111111:assumed-role/kafka-hub/shop"}        | true  | true
            {"AWS": "arn:aws:sts::111111111111:assumed-role/kafka-hub/other"}       | false | false
            {"AWS": "arn:aws:iam::111111111111:role/kafka"}                         | false | false
            {"AWS": "arn:aws:iam::444444444444:root"}                               | false | false
            {"Service": "ec2.amazonaws.com"}                                        | false | false
            """)
    void trustCoversPrincipals(String principal, boolean allowed, boolean byName) {
        PolicyDocument trust =
                policy("\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Principal\": " + principal);
        PolicyRequest request = PolicyRequest.of(SESSION, "sts:AssumeRole", HUB);

        assertThat(trust.decide(request).allowed()).isEqualTo(allowed);
        assertThat(trust.allowsByName(request)).isEqualTo(byName);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"StringEquals": {"sts:ExternalId": "checkout-team"}}                               | ALLOWED
            {"StringEquals": {"STS:externalid": ["other", "checkout-team"]}}                    | ALLOWED
            {"StringEquals": {"sts:ExternalId": "Checkout-Team"}}                               | IMPLICIT_DENY
            {"StringEqualsIgnoreCase": {"sts:ExternalId": "Checkout-Team"}}                     | ALLOWED
            {"StringNotEquals": {"sts:ExternalId": ["a", "checkout-team"]}}                     | IMPLICIT_DENY
            {"StringNotEquals": {"sts:ExternalId": ["a", "b"]}}                                 | ALLOWED
            {"StringLike": {"sts:ExternalId": "checkout-*"}}                                    | ALLOWED
            {"StringNotLike": {"sts:ExternalId": "checkout-*"}}                                 | IMPLICIT_DENY
            {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/kafka-*"}}                    | ALLOWED
            {"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::111111111111:role/other"}}         | IMPLICIT_DENY
            {"StringEquals": {"aws:PrincipalAccount": "111111111111"}}                          | ALLOWED
            {"StringEquals": {"aws:RequestTag/team": "checkout"}}                               | ALLOWED
            {"StringEquals": {"aws:RequestTag/cost": "1"}}                                      | IMPLICIT_DENY
            {"StringEqualsIfExists": {"aws:RequestTag/cost": "1"}}                              | ALLOWED
            {"Null": {"aws:RequestTag/cost": "true"}}                                           | ALLOWED
            {"Null": {"aws:RequestTag/team": true}}                                             | IMPLICIT_DENY
            {"ForAllValues:StringEquals": {"aws:TagKeys": ["team"]}}                            | IMPLICIT_DENY
            {"ForAllValues:StringEquals": {"aws:TagKeys": ["team", "unit"]}}                    | ALLOWED
            {"ForAnyValue:StringEquals": {"aws:TagKeys": ["unit"]}}                             | ALLOWED
            {"StringEquals": {"sts:ExternalId": "checkout-team", "sts:RoleSessionName": "x"}}   | IMPLICIT_DENY
            {"NumericLessThan": {"sts:ExternalId": "1"}}                                        | EXPLICIT_DENY
            {"StringEquals": {"aws:SourceVpc": "vpc-1"}}                                        | EXPLICIT_DENY
            """)
    void conditionsMustAllHold(String condition, Effect expected) {
        PolicyDocument trust =
                policy("\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Principal\": \"*\", \"Condition\": "
                        + condition);
        PolicyRequest request = new PolicyRequest(
                SESSION,
                "sts:AssumeRole",
                HUB,
                Map.of(
                        "sts:ExternalId", List.of("checkout-team"),
                        "sts:RoleSessionName", List.of("shop"),
                        "aws:RequestTag/team", List.of("checkout"),
                        "aws:RequestTag/unit", List.of("a"),
                        "aws:TagKeys", List.of("team", "unit")));

        assertThat(trust.decide(request).effect()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"NumericLessThan, sts:ExternalId", "StringEquals, aws:SourceVpc"})
    void decisionNamesUnknownCondition(String operator, String key) {
        PolicyDocument trust = policy("\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": "
                + "{\"" + operator + "\": {\"" + key + "\": \"1\"}}");

        assertThat(trust.decide(PolicyRequest.of(SESSION, "sts:AssumeRole", HUB))
                        .reason())
                .contains("does not know", operator.startsWith("String") ? key : operator);
    }

    @Test
    void denialWinsOverOtherPolicies() {
        RolePermissions permissions = new RolePermissions(
                List.of(
                        policy("\"Effect\": \"Deny\", \"Action\": \"kafka:Get*\", \"Resource\": \"*\""),
                        policy("\"Effect\": \"Allow\", \"Action\": \"kafka:*\", \"Resource\": \"*\"")),
                Optional.empty());

        assertThat(effect(permissions, "kafka:GetBootstrapBrokers")).isEqualTo(Effect.EXPLICIT_DENY);
        assertThat(effect(permissions, "kafka:ListClustersV2")).isEqualTo(Effect.ALLOWED);
        assertThat(effect(permissions, "sts:AssumeRole")).isEqualTo(Effect.IMPLICIT_DENY);
    }

    @Test
    void boundaryLimitsPoliciesAndGivesNothing() {
        PolicyDocument kafka = policy("\"Effect\": \"Allow\", \"Action\": \"kafka:*\", \"Resource\": \"*\"");
        PolicyDocument reads =
                policy("\"Effect\": \"Allow\", \"Action\": [\"kafka:Get*\", \"sts:*\"], \"Resource\": \"*\"");
        RolePermissions permissions = new RolePermissions(List.of(kafka), Optional.of(reads));

        assertThat(effect(permissions, "kafka:GetBootstrapBrokers")).isEqualTo(Effect.ALLOWED);
        assertThat(effect(permissions, "kafka:ListClustersV2")).isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(effect(permissions, "sts:AssumeRole")).isEqualTo(Effect.IMPLICIT_DENY);
    }

    @Test
    void roleWithoutPoliciesMayDoNothing() {
        assertThat(effect(new RolePermissions(List.of(), Optional.empty()), "kafka:ListClustersV2"))
                .isEqualTo(Effect.IMPLICIT_DENY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [                                                                            | no JSON
            {"Version": "2012-10-17"}                                                    | no Statement
            {"Version": "2026-01-01", "Statement": []}                                   | Version is
            {"Statement": [{"Effect": "allow", "Action": "*", "Resource": "*"}]}         | Effect is allow
            {"Statement": [{"Effect": "Allow", "Resource": "*"}]}                        | no Action
            {"Statement": [{"Effect": "Allow", "Action": "*"}]}                          | Principal
            {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}]} | Principal
            {"Statement": [{"Effect": "Allow", "Action": "*", "Resources": "*"}]}        | element Resources
            {"Statement": [{"Effect": "Allow", "Action": "*", "Principal": {"Aws": "*"}}]} | element Aws
            {"Statement": [{"Effect": "Allow", "Action": {}, "Resource": "*"}]}          | Action is
            """)
    void malformedPolicyIsRefused(String json, String expected) {
        assertThatThrownBy(() -> PolicyDocument.parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("MalformedPolicyDocument", expected);
    }

    private static Effect effect(RolePermissions permissions, String action) {
        return permissions.decide(PolicyRequest.of(SESSION, action, "*")).effect();
    }

    private static PolicyDocument policy(String statement) {
        return PolicyDocument.parse("{\"Version\": \"2012-10-17\", \"Statement\": [{" + statement + "}]}");
    }
}
