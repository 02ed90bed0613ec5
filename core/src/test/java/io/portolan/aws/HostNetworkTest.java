package io.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.catalog.CidrBlock;
import io.portolan.loopback.LoopbackHttpServer;
import io.portolan.loopback.LoopbackHttpServer.Reply;
import io.portolan.loopback.LoopbackHttpServer.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkSystemSetting;

/** {@link HostNetwork} by a stand-in for the metadata services of EC2 and ECS. */
class HostNetworkTest {

    private static final String DISABLED = SdkSystemSetting.AWS_EC2_METADATA_DISABLED.property();
    private static final String ENDPOINT = SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT.property();
    private static final String MAC = "0e:49:61:0f:c3:11";
    private static final String VPC = "/latest/meta-data/network/interfaces/macs/" + MAC + "/vpc-id";
    private static final String TASK = "/v4/5d2c/task";

    private final Map<String, String> answers = new HashMap<>(
            Map.of("/latest/api/token", "t-1", "/latest/meta-data/mac", MAC, VPC, "vpc-0a1b2c3d4e5f60718"));
    private final String disabled = System.getProperty(DISABLED, "");

    @AutoClose
    private final LoopbackHttpServer service = LoopbackHttpServer.start(this::answer);

    @BeforeEach
    void useTheStandIn() {
        System.setProperty(ENDPOINT, service.endpoint().toString());
        System.setProperty(DISABLED, "false");
    }

    @AfterEach
    void restore() {
        System.clearProperty(ENDPOINT);
        System.setProperty(DISABLED, disabled);
    }

    private Reply answer(Request request) {
        String answer = answers.get(request.uri());
        return answer == null ? new Reply(404, Map.of(), "") : new Reply(200, Map.of(), answer);
    }

    private HostNetwork find() {
        return HostNetwork.find(new InstanceMetadata(Optional.empty()));
    }

    private HostNetwork findInTask(String task) {
        answers.put(TASK, task);
        return HostNetwork.find(new InstanceMetadata(Optional.of(service.endpoint() + "/v4/5d2c")));
    }

    @Test
    void instanceMetadataTellTheVpc() {
        assertThat(find()).isEqualTo(new HostNetwork(Optional.of("vpc-0a1b2c3d4e5f60718"), Optional.empty(), ""));
    }

    @Test
    void taskOnEc2TellsItsVpc() {
        assertThat(findInTask("{\"VPCID\": \"vpc-0a1b2c3d4e5f60719\"}").vpcId()).contains("vpc-0a1b2c3d4e5f60719");
    }

    @Test
    void taskOfFargateTellsItsSubnet() {
        HostNetwork network = findInTask("{\"Networks\":[{\"IPv4SubnetCIDRBlock\":\"10.1.4.0/24\"}]}");
        assertThat(network.vpcId()).isEmpty();
        assertThat(network.subnet()).contains(CidrBlock.parse("10.1.4.0/24"));
    }

    @Test
    void problemSaysWhyNothingIsKnown() {
        answers.put(VPC, "<html>Sign in</html>");
        assertThat(find().problem())
                .isEqualTo("the instance metadata service answers with something else than a VPC's id");
        answers.clear();
        assertThat(find().problem())
                .isEqualTo(
                        "the instance metadata service at " + service.endpoint().getAuthority()
                                + " was asked PUT /latest/api/token and answered with HTTP status 404");
        System.setProperty(DISABLED, "true");
        assertThat(find().problem()).contains("switched off by AWS_EC2_METADATA_DISABLED");
    }
}
