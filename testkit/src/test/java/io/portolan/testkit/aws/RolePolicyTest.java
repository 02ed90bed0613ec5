package io.portolan.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.testkit.estate.EstateRole;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.Tag;

/** The policies of an {@link EstateRole} hold in calls of the real AWS SDK. */
class RolePolicyTest {

    private static final String HUB = AwsLab.HUB;
    private static final String SPOKE = "arn:aws:iam::" + AwsLab.ACCOUNT + ":role/spoke";
    private static final String CLUSTER = "arn:aws:kafka:us-east-2:" + AwsLab.ACCOUNT + ":cluster/orders/5d2c-s1";

    private final AwsLab lab = new AwsLab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void otherAccountNeedsTrustAndPolicy() {
        role(HUB, trust("\"" + AwsLab.ACCOUNT + "\""));
        assertDenied(() -> assume(hub(), AwsLab.ORDERS), "sts:AssumeRole on resource: " + AwsLab.ORDERS);

        role(HUB, trust("\"" + AwsLab.ACCOUNT + "\""), allow("sts:AssumeRole", AwsLab.ORDERS));
        assertThat(assume(hub(), AwsLab.ORDERS)).isNotNull();
    }

    @Test
    void ownAccountNeedsPolicyUnlessRoleIsNamed() {
        role(HUB, trust("\"" + AwsLab.ACCOUNT + "\""));
        role(SPOKE, trust("\"arn:aws:iam::" + AwsLab.ACCOUNT + ":root\""));
        assertDenied(() -> assume(hub(), SPOKE), "sts:AssumeRole");

        role(SPOKE, trust("\"" + HUB + "\""));
        assertThat(assume(hub(), SPOKE)).isNotNull();

        role(
                HUB,
                trust("\"" + AwsLab.ACCOUNT + "\""),
                allow("sts:AssumeRole", SPOKE).replace("Allow", "Deny"));
        assertDenied(() -> assume(hub(), SPOKE), "sts:AssumeRole");
    }

    @Test
    void tagsNeedTrustAndPolicy() {
        role(HUB, trust("\"" + AwsLab.ACCOUNT + "\""), allow("sts:AssumeRole", AwsLab.ORDERS));
        lab.backend.iam().role(RoleSpec.of(AwsLab.ORDERS, HUB).withTagging());
        assertDenied(() -> assumeTagged(hub(), AwsLab.ORDERS), "sts:TagSession on resource: " + AwsLab.ORDERS);

        role(HUB, trust("\"" + AwsLab.ACCOUNT + "\""), allow("sts:*", AwsLab.ORDERS));
        assertThat(assumeTagged(hub(), AwsLab.ORDERS)).isNotNull();
    }

    @Test
    void conditionSeesTags() {
        String tagged = trust("\"" + AwsLab.ACCOUNT + "\"").replace("}]}", "%s}]}");
        role(HUB, tagged.formatted(",\"Condition\":{\"StringEquals\":{\"aws:RequestTag/team\":\"orders\"}}"));
        assertDenied(() -> assumeTagged(lab.user, HUB), "sts:AssumeRole");

        role(HUB, tagged.formatted(",\"Condition\":{\"StringEquals\":{\"aws:RequestTag/team\":\"checkout\"}}"));
        assertThat(assumeTagged(lab.user, HUB)).isNotNull();
    }

    @Test
    void mskApiNeedsPolicy() {
        lab.backend.clusters().add(MskCluster.serverless(CLUSTER, "boot:9098"));
        role(HUB, trust("\"" + AwsLab.ACCOUNT + "\""), allow("kafka:ListClustersV2", "*"));
        assertThat(lab.kafka(hub()).listClustersV2(all -> {}).clusterInfoList()).hasSize(1);
        assertDenied(() -> lab.kafka(hub()).getBootstrapBrokers(of -> of.clusterArn(CLUSTER)), "kafka:GetBootstrap");

        role(HUB, trust("\"" + AwsLab.ACCOUNT + "\""), allow("kafka:GetBootstrapBrokers", CLUSTER));
        assertDenied(() -> lab.kafka(hub()).listClustersV2(all -> {}), "kafka:ListClustersV2");
        assertThat(lab.kafka(hub())
                        .getBootstrapBrokers(of -> of.clusterArn(CLUSTER))
                        .bootstrapBrokerStringSaslIam())
                .isEqualTo("boot:9098");
    }

    private void role(String arn, String trust, String... policies) {
        EstateRole role = EstateRole.of(arn, trust);
        for (String policy : policies) {
            role = role.withInlinePolicy("policy-" + role.inlinePolicies().size(), policy);
        }
        lab.backend.iam().controlPlane().roles().add(role);
    }

    private static String trust(String... principals) {
        return """
                {"Statement":[{"Effect":"Allow","Action":["sts:AssumeRole","sts:TagSession"],"Principal":{"AWS":%s}}]}""".formatted(Arrays.toString(principals));
    }

    private static String allow(String action, String resource) {
        return """
                {"Statement":[{"Effect":"Allow","Action":"%s","Resource":"%s"}]}""".formatted(action, resource);
    }

    private AwsCredentials hub() {
        return lab.backend.iam().session(HUB, "shop", Duration.ofHours(1));
    }

    private AwsCredentials assume(AwsCredentials caller, String role) {
        return AwsLab.session(lab.sts(caller)
                .assumeRole(call -> call.roleArn(role).roleSessionName("shop"))
                .credentials());
    }

    private AwsCredentials assumeTagged(AwsCredentials caller, String role) {
        Tag team = Tag.builder().key("team").value("checkout").build();
        return AwsLab.session(lab.sts(caller)
                .assumeRole(call -> call.roleArn(role).roleSessionName("shop").tags(List.of(team)))
                .credentials());
    }

    private static void assertDenied(Runnable call, String text) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        denied -> assertThat(denied.statusCode()).isEqualTo(403))
                .hasMessageContaining("is not authorized to perform: ")
                .hasMessageContaining(text);
    }
}
