package io.portolan.testkit.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portolan.testkit.estate.EstateRole;
import io.portolan.testkit.estate.IpProtocol;
import io.portolan.testkit.estate.SecurityGroup;
import io.portolan.testkit.estate.TrafficDirection;
import io.portolan.testkit.estate.TrafficPacket;
import io.portolan.testkit.policy.PolicyCaller;
import io.portolan.testkit.policy.PolicyRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link SecurityGroupTypes} and {@link IamTypes} make what EC2 and IAM would make. */
class SecurityTypesTest {

    private static final String GROUP = """
            "Group": {"Type": "AWS::EC2::SecurityGroup", "Properties": {
                "GroupDescription": "endpoint", "VpcId": "vpc-shop"}}""";
    private static final String INGRESS = """
            "In": {"Type": "AWS::EC2::SecurityGroupIngress", "Properties": {"GroupId": {"Fn::GetAtt": "Group.GroupId"},
                "IpProtocol": "udp", "FromPort": 53, "ToPort": "53", "CidrIp": "10.2.0.0/16"}}""";
    private static final String ROLE = """
            "Role": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "orders", "Path": "/team/",
                "MaxSessionDuration": 7200,
                "AssumeRolePolicyDocument": {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
                    "Principal": {"AWS": "444444444444"}}}}}""";
    private static final String POLICY = """
            "Policy": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"ManagedPolicyName": "orders",
                "Roles": [{"Ref": "Role"}], "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                    {"Effect": "Allow", "Action": "kafka-cluster:Connect", "Resource":
                        {"Fn::Sub": "arn:aws:kafka:${AWS::Region}:${AWS::AccountId}:cluster/*"}}]}}}""";

    private final StackLab lab = new StackLab();

    @Test
    void groupWithoutEgressLetsAllOut() throws Exception {
        SecurityGroup group = deployed(GROUP, INGRESS);

        assertThat(group.passes(TrafficDirection.EGRESS, packet(IpProtocol.TCP, "10.9.9.9")))
                .isTrue();
        assertThat(group.passes(TrafficDirection.INGRESS, packet(IpProtocol.UDP, "10.2.3.4")))
                .isTrue();
        assertThat(group.passes(TrafficDirection.INGRESS, packet(IpProtocol.TCP, "10.2.3.4")))
                .isFalse();
        assertThat(group.passes(TrafficDirection.INGRESS, packet(IpProtocol.UDP, "10.3.3.4")))
                .isFalse();
    }

    @Test
    void groupWithEgressLetsNothingElseOut() throws Exception {
        String egress = "\"SecurityGroupEgress\": [{\"IpProtocol\": \"-1\", \"CidrIp\": \"127.0.0.1/32\"}]";
        SecurityGroup group = deployed(GROUP.replace("\"VpcId\"", egress + ", \"VpcId\""));

        assertThat(group.passes(TrafficDirection.EGRESS, packet(IpProtocol.TCP, "10.9.9.9")))
                .isFalse();
    }

    @Test
    void roleGetsItsPolicies() {
        deploy(ROLE, POLICY);

        EstateRole role = lab.plane.roles().get("arn:aws:iam::333333333333:role/team/orders");
        assertThat(role.maxSession()).isEqualTo(Duration.ofHours(2));
        assertThat(role.unrestricted()).isFalse();
        assertThat(allows(role, "arn:aws:kafka:us-east-2:333333333333:cluster/orders/1"))
                .isTrue();
        assertThat(allows(role, "arn:aws:kafka:us-west-2:333333333333:cluster/orders/1"))
                .isFalse();
    }

    @Test
    void inlinePolicyBelongsToItsRole() {
        String inline = POLICY.replace("ManagedPolicy\"", "RolePolicy\"")
                .replace("ManagedPolicyName", "PolicyName")
                .replace("\"Roles\": [{\"Ref\": \"Role\"}]", "\"RoleName\": {\"Ref\": \"Role\"}");
        deploy(ROLE, inline);

        EstateRole role = lab.plane.roles().get("arn:aws:iam::333333333333:role/team/orders");
        assertThat(role.inlinePolicies()).containsOnlyKeys("orders");
        assertThat(allows(role, "arn:aws:kafka:us-east-2:333333333333:cluster/orders/1"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "CidrIp": "10.2.0.0/16"             | "Description": "none"                    | exactly one of
            "FromPort": 53,                     |                                          | both from and to ports
            "VpcId": "vpc-shop"                 | "VpcId": "vpc-stock"                     | InvalidVpcID.NotFound
            {"Fn::GetAtt": "Group.GroupId"}     | "sg-stock"                               | InvalidGroup.NotFound
            "444444444444"                      | "arn:aws:iam::444444444444:role/gone"    | Invalid principal in policy
            "Principal": {"AWS": "444444444444"} | "Resource": "*"                         | must name principals
            "MaxSessionDuration": 7200          | "MaxSessionDuration": 1800               | a number from 3600 to 43200
            "Roles": [{"Ref": "Role"}]          | "Roles": ["gone"]                        | NoSuchEntity
            "Resource":                         | "Principal": "*", "Sid":                 | should not specify a principal
            "kafka-cluster:Connect"             | {}                                       | MalformedPolicyDocument
            "Role": {"Type": "AWS::IAM::Role"   | "Role": {"Type": "AWS::IAM::User"        | is AWS::IAM::User
            """)
    void wrongTemplateIsRefused(String right, String wrong, String message) {
        String template = StackLab.template(GROUP, INGRESS, ROLE, POLICY);
        assertThat(template).contains(right);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EstateDeployment.empty()
                        .template(StackLab.SHOP, StackLab.REGION, template.replace(right, wrong == null ? "" : wrong))
                        .deploy(lab.plane))
                .withMessageContaining(message);
    }

    @Test
    void sameRuleTwiceIsADuplicate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deploy(GROUP, INGRESS, INGRESS.replace("\"In\"", "\"Again\"")))
                .withMessageContaining("InvalidPermission.Duplicate");
    }

    @Test
    void longPolicyIsOverTheQuota() {
        String longer = POLICY.replace("cluster/*", "cluster/" + "x".repeat(6200));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> deploy(ROLE, longer))
                .withMessageContaining("Cannot exceed quota for PolicySize: 6144");
    }

    private SecurityGroup deployed(String... resources) {
        DeployedEstate estate = deploy(resources);
        String id = estate.created().get(new StackResource(StackLab.SHOP, StackLab.REGION, "Group"));
        return lab.plane.securityGroups().get(String.valueOf(id));
    }

    private DeployedEstate deploy(String... resources) {
        return EstateDeployment.empty()
                .template(StackLab.SHOP, StackLab.REGION, StackLab.template(resources))
                .deploy(lab.plane);
    }

    private boolean allows(EstateRole role, String cluster) {
        PolicyRequest request = PolicyRequest.of(PolicyCaller.principal(role.id()), "kafka-cluster:Connect", cluster);
        return lab.plane.permissions(role.id()).orElseThrow().decide(request).allowed();
    }

    private static TrafficPacket packet(IpProtocol protocol, String peer) throws UnknownHostException {
        return TrafficPacket.of(protocol, 53, InetAddress.getByName(peer));
    }
}
