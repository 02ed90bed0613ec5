package io.portolan.testkit.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portolan.testkit.estate.ResolverEndpoint;
import io.portolan.testkit.estate.ResolverRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An {@link EstateDeployment} makes what CloudFormation would make, and refuses what AWS refuses. */
class EstateDeploymentTest {

    private final StackLab lab = new StackLab();

    @Test
    void parameterComesFromTheOtherStacksOutput() {
        DeployedEstate estate = StackLab.twoStacks().deploy(lab.plane);

        ResolverRule rule = lab.plane.rules().all().get(0);
        assertThat(lab.plane.ruleAssociations().all())
                .singleElement()
                .satisfies(association -> assertThat(association.ruleId()).isEqualTo(rule.id()))
                .satisfies(association -> assertThat(association.account()).isEqualTo(StackLab.STOCK));
        assertThat(estate.created())
                .containsEntry(new StackResource(StackLab.SHOP, StackLab.REGION, "Rule"), rule.id())
                .hasSize(4);
        assertThat(estate.absent()).isEmpty();
    }

    @Test
    void endpointHasGivenAndChosenAddresses() {
        StackLab.twoStacks().deploy(lab.plane);

        ResolverEndpoint endpoint = lab.plane.endpoints().all().get(0);
        assertThat(endpoint.id()).startsWith("rslvr-out-");
        assertThat(endpoint.addresses())
                .extracting(address -> address.ip().getHostAddress())
                .containsExactly("10.1.1.4", "10.1.2.53");
    }

    @Test
    void referringResourcesAreLeftOutToo() {
        DeployedEstate estate = StackLab.twoStacks()
                .leaveOut(new StackResource(StackLab.SHOP, StackLab.REGION, "Rule"))
                .deploy(lab.plane);

        assertThat(estate.absent())
                .isEqualTo(Map.of(
                        new StackResource(StackLab.SHOP, StackLab.REGION, "Rule"), "It is left out",
                        new StackResource(StackLab.SHOP, StackLab.REGION, "Share"),
                                "It refers to [Rule], which is absent",
                        new StackResource(StackLab.STOCK, StackLab.REGION, "Association"),
                                "It refers to [RuleId], which is absent"));
    }

    @Test
    void unsharedRuleCannotBeAssociated() {
        DeployedEstate estate = StackLab.twoStacks()
                .leaveOut(new StackResource(StackLab.SHOP, StackLab.REGION, "Share"))
                .deploy(lab.plane);

        assertThat(estate.absent())
                .hasEntrySatisfying(
                        new StackResource(StackLab.STOCK, StackLab.REGION, "Association"),
                        reason -> assertThat(reason).contains("ResourceNotFoundException", "nor shared"));
    }

    @Test
    void fixedIdsFollowFromNamesAlone() {
        StackLab other = new StackLab();
        other.plane.ids().next("sg-");

        assertThat(StackLab.twoStacks().fixIds().deploy(other.plane).created())
                .isEqualTo(StackLab.twoStacks().fixIds().deploy(lab.plane).created());
    }

    @Test
    void unknownResourceCannotBeLeftOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> StackLab.twoStacks().leaveOut(new StackResource(StackLab.SHOP, StackLab.REGION, "Rul")))
                .withMessageContaining("no Rul of stack 333333333333/us-east-2");
    }

    @Test
    void stacksThatWaitForEachOtherAreRefused() {
        String one = StackLab.template("\"A\": " + role("a", "arn:aws:iam::444444444444:role/b"));
        String other = StackLab.template("\"B\": " + role("b", "arn:aws:iam::333333333333:role/a"));
        EstateDeployment deployment =
                EstateDeployment.empty().template(StackLab.SHOP, "", one).template(StackLab.STOCK, "", other);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> deployment.deploy(lab.plane))
                .withMessageContainingAll("wait for each other", "role/a", "role/b");
    }

    @Test
    void trustedRoleIsMadeFirst() {
        String spoke = StackLab.template("\"B\": "
                + role("b", "arn:aws:iam::${AWS::AccountId}:role/a")
                        .replace("\"arn:aws:iam::$", "{\"Fn::Sub\": \"arn:aws:iam::$")
                        .replace("role/a\"", "role/a\"}"));
        String hub = StackLab.template("\"A\": " + role("a", "arn:aws:iam::555555555555:root"));
        EstateDeployment.empty()
                .template(StackLab.SHOP, "", spoke)
                .template(StackLab.SHOP, "", hub)
                .deploy(lab.plane);

        assertThat(lab.plane.roles().get("arn:aws:iam::333333333333:role/b").trust())
                .contains("arn:aws:iam::333333333333:role/a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "Type": "AWS::Route53Resolver::ResolverRule" | "Type": "AWS::Route53::HostedZone"  | is AWS::Route53::HostedZone. Expected: one of
            "DomainName":                                | "Domain":                           | ResolverRule is without DomainName
            "Name": "west"                               | "Label": "west"                     | is Label. Expected: one of
            {"Ref": "Outbound"}                          | {"Fn::ImportValue": "Outbound"}     | function Fn::ImportValue
            {"Ref": "Outbound"}                          | {"Ref": "Outbond"}                  | refers to [Outbond]
            {"Ref": "Outbound"}                          | {"Fn::GetAtt": "Outbound.Id"}       | no attribute Id. Expected: one of
            {"Ref": "Outbound"}                          | "rslvr-out-gone"                    | ResourceNotFoundException
            "FORWARD"                                    | "FORWARDS"                          | RuleType is FORWARDS
            "FORWARD"                                    | "SYSTEM"                            | must not have them
            "Port": "53"                                 | "Port": "dns"                       | TargetIps[0]/Port is dns
            [{"Ip": "10.30.1.53", "Port": "53"}]         | []                                  | a list of 1 to 6
            "subnet-shop-1"                              | "subnet-gone"                       | subnet-gone' does not exist
            "subnet-shop-1"                              | "subnet-stock"                      | does not exist in
            {"SubnetId": "subnet-shop-1"},               |                                     | a list of 2 to 10
            "Ip": "10.1.2.53"                            | "Ip": "10.1.9.53"                   | not a free address
            "sg-shop"                                    | "sg-stock"                          | InvalidGroup.NotFound
            "444444444444"                               | "stock"                             | Principals[0] is stock
            {"Fn::GetAtt": ["Rule", "Arn"]}              | "arn:aws:route53resolver:x"         | UnknownResourceException
            "Principals"                                 | "Resources"                         | is Resources. Expected
            """)
    void wrongTemplateIsRefused(String right, String wrong, String message) {
        String template = StackLab.owner(StackLab.OUTBOUND, StackLab.RULE, StackLab.SHARE);
        assertThat(template).contains(right);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EstateDeployment.empty()
                        .template(StackLab.SHOP, StackLab.REGION, template.replace(right, wrong == null ? "" : wrong))
                        .deploy(lab.plane))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"Resources": {}, "Transform": "x"}                                          | unknown key Transform
            {"Resources": {"A": {"Type": "AWS::IAM::Role", "Condition": "x"}}}           | unknown key Condition
            {"AWSTemplateFormatVersion": "2026-01-01", "Resources": {}}                  | 2010-09-09
            {"Parameters": {"P": {"Type": "Number"}}, "Resources": {}}                   | /Parameters/P/Type is Number
            {"Resources": {"A-1": {"Type": "AWS::IAM::Role", "Properties": {}}}}         | letters and digits
            {"Outputs": {}}                                                              | has no Resources
            []                                                                           | an object
            {                                                                            | no JSON
            """)
    void malformedTemplateIsRefused(String template, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EstateDeployment.empty().template(StackLab.SHOP, StackLab.REGION, template))
                .withMessageContainingAll("The template for 333333333333/us-east-2", message);
    }

    @Test
    void secondRuleForADomainConflicts() {
        String association =
                StackLab.ASSOCIATION.replace("vpc-stock", "vpc-shop").replace("RuleId\"}", "Rule\"}");
        String template = StackLab.template(
                StackLab.OUTBOUND,
                StackLab.RULE,
                association,
                StackLab.RULE.replace("\"Rule\"", "\"Rule2\""),
                association
                        .replace("\"Association\"", "\"Association2\"")
                        .replace("{\"Ref\": \"Rule\"}", "{\"Ref\": \"Rule2\"}"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EstateDeployment.empty()
                        .template(StackLab.SHOP, StackLab.REGION, template)
                        .deploy(lab.plane))
                .withMessageContaining("Cannot associate rules with same domain name");
    }

    private static String role(String name, String trusted) {
        return """
                {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "%s", "AssumeRolePolicyDocument": {"Statement": [
                    {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "%s"}}]}}}""".formatted(name, trusted);
    }
}
