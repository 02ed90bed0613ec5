package io.portolan.testkit.stack;

import io.portolan.testkit.estate.CidrRange;
import io.portolan.testkit.estate.ControlPlane;
import io.portolan.testkit.estate.EstatePlace;
import io.portolan.testkit.estate.EstateVpc;
import io.portolan.testkit.estate.SecurityGroup;
import io.portolan.testkit.estate.VpcSubnet;
import java.util.List;

/** A VPC with two subnets and a security group in the account of a shop, and a VPC in another account. */
final class StackLab {

    static final String SHOP = "333333333333";
    static final String STOCK = "444444444444";
    static final String REGION = "us-east-2";

    /** The resources of a template in which everything is right. */
    static final String OUTBOUND = """
            "Outbound": {"Type": "AWS::Route53Resolver::ResolverEndpoint", "Properties": {
                "Direction": "OUTBOUND", "SecurityGroupIds": ["sg-shop"],
                "IpAddresses": [{"SubnetId": "subnet-shop-1"}, {"SubnetId": "subnet-shop-2", "Ip": "10.1.2.53"}]}}""";

    static final String RULE = """
            "Rule": {"Type": "AWS::Route53Resolver::ResolverRule", "Properties": {
                "RuleType": "FORWARD", "DomainName": "kafka-serverless.us-west-2.amazonaws.com", "Name": "west",
                "ResolverEndpointId": {"Ref": "Outbound"}, "TargetIps": [{"Ip": "10.30.1.53", "Port": "53"}]}}""";

    static final String SHARE = """
            "Share": {"Type": "AWS::RAM::ResourceShare", "Properties": {
                "Name": "rules", "ResourceArns": [{"Fn::GetAtt": ["Rule", "Arn"]}], "Principals": ["444444444444"]}}""";

    static final String ASSOCIATION = """
            "Association": {"Type": "AWS::Route53Resolver::ResolverRuleAssociation", "Properties": {
                "ResolverRuleId": {"Ref": "RuleId"}, "VPCId": "vpc-stock"}}""";

    final ControlPlane plane = new ControlPlane();

    StackLab() {
        EstatePlace shop = new EstatePlace(SHOP, REGION);
        EstatePlace stock = new EstatePlace(STOCK, REGION);
        plane.vpcs().add(new EstateVpc("vpc-shop", shop, List.of(CidrRange.parse("10.1.0.0/16"))));
        plane.vpcs().add(new EstateVpc("vpc-stock", stock, List.of(CidrRange.parse("10.2.0.0/16"))));
        plane.subnets().add(new VpcSubnet("subnet-shop-1", shop, "vpc-shop", CidrRange.parse("10.1.1.0/24")));
        plane.subnets().add(new VpcSubnet("subnet-shop-2", shop, "vpc-shop", CidrRange.parse("10.1.2.0/24")));
        plane.subnets().add(new VpcSubnet("subnet-stock", stock, "vpc-stock", CidrRange.parse("10.2.1.0/24")));
        plane.securityGroups().add(new SecurityGroup("sg-shop", shop, "vpc-shop", "shop", List.of()));
        plane.securityGroups().add(new SecurityGroup("sg-stock", stock, "vpc-stock", "stock", List.of()));
    }

    static String template(String... resources) {
        return "{\"AWSTemplateFormatVersion\": \"2010-09-09\", \"Resources\": {" + String.join(",\n", resources) + "}}";
    }

    /** A template that gives the id of its rule to others. */
    static String owner(String... resources) {
        return template(resources).replaceFirst("}$", ", \"Outputs\": {\"RuleId\": {\"Value\": {\"Ref\": \"Rule\"}}}}");
    }

    /** A template that takes the id of a rule. */
    static String consumer(String... resources) {
        return template(resources).replaceFirst("}$", ", \"Parameters\": {\"RuleId\": {\"Type\": \"String\"}}}");
    }

    /** The shop's rule, shared with the stock's account, whose template comes first. */
    static EstateDeployment twoStacks() {
        return EstateDeployment.empty()
                .template(STOCK, REGION, consumer(ASSOCIATION))
                .template(SHOP, REGION, owner(OUTBOUND, RULE, SHARE));
    }
}
