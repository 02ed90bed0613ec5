package io.portolan.credentials;

import static io.portolan.credentials.MessageAssertions.assertThatMessageOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portolan.catalog.Hop;
import io.portolan.catalog.RoleChain;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** {@link ClientIdentity} comes back from the strings of its {@link IdentityConfig}. */
class ClientIdentityTest {

    private static final String ROLE = "arn:aws:iam::222222222222:role/team/orders";

    @Test
    void configIsReadableAndComplete() {
        Hop hub = new Hop("arn:aws:iam::111111111111:role/hub", null, Map.of());
        Hop role = new Hop(ROLE, "checkout team", Map.of("team", "a=b"));
        RoleChain chain = new RoleChain("orders", "checkout", Duration.ofHours(1), List.of(hub, role));

        assertThat(identity(BaseIdentity.profile("dev:1"), chain, URI.create("https://sts.internal"))
                        .toConfig())
                .isEqualTo(Map.of(
                        "portolan.base-identity",
                        "profile:dev:1",
                        "portolan.role-chain",
                        "orders,checkout,PT1H,arn:aws:iam::111111111111:role/hub,"
                                + "arn:aws:iam::222222222222:role/team/orders~external-id=checkout%20team~tag.team=a%3Db",
                        "portolan.sts-region",
                        "us-east-2",
                        "portolan.sts-endpoint",
                        "https://sts.internal"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", ";,=&%\"'", "a b+c~d", "tag.x=~,external-id=", "ключ 鍵 🔑", "", " ", "\n\t\\"})
    void hostileValuesSurviveTheRoundTrip(String text) {
        Hop hop = new Hop(ROLE, text, Map.of(text, text, "k" + text, "v"));
        RoleChain chain =
                new RoleChain(text, text, Duration.ofMinutes(15), List.of(hop, new Hop(ROLE, null, Map.of())));
        ClientIdentity identity = identity(BaseIdentity.profile(text), null, null);

        assertThat(ClientIdentity.fromConfig(identity.toConfig())).isEqualTo(identity);
        assertThat(ChainText.read(ChainText.write(chain))).isEqualTo(chain);
        assertThat(ChainText.write(chain)).matches("[A-Za-z0-9.,~=%:/*_-]*");
    }

    @Test
    void httpTravelsOnlyWithTheCatalogsPermission() {
        ClientIdentity exposed = identity(BaseIdentity.defaultChain(), null, URI.create("http://sts.internal"));
        ClientIdentity local = identity(BaseIdentity.defaultChain(), null, URI.create("http://127.0.0.1:4566"));

        assertThat(exposed.toConfig()).containsEntry("portolan.allow-http", "true");
        assertThat(ClientIdentity.fromConfig(exposed.toConfig())).isEqualTo(exposed);
        assertThat(local.toConfig()).doesNotContainKey("portolan.allow-http");
        assertThat(ClientIdentity.fromConfig(local.toConfig())).isEqualTo(local);
    }

    @Test
    void identityWithoutRolesSurvivesTheRoundTrip() {
        ClientIdentity identity =
                new ClientIdentity(BaseIdentity.defaultChain(), Optional.empty(), Region.EU_WEST_1, null);
        Map<String, Object> config = new HashMap<>(identity.toConfig());
        config.put("acks", 1);

        assertThat(ClientIdentity.fromConfig(config)).isEqualTo(identity);
    }

    @Test
    void providerIsFoundWhileALeaseLives() {
        AwsCredentialsProvider provider = provider();
        ClientIdentity identity = identity(BaseIdentity.provider(provider), null, null);
        ClientIdentity same = identity(BaseIdentity.provider(provider), null, null);
        Map<String, String> config = identity.toConfig();

        try (CredentialsLease first = CredentialsLease.of(identity)) {
            CredentialsLease.of(same).close();
            assertThat(ClientIdentity.fromConfig(config)).isEqualTo(identity).isEqualTo(same);
            assertThat(first.resolveCredentials().accessKeyId()).isEqualTo("AKIA");
        }

        assertThatMessageOf(() -> ClientIdentity.fromConfig(config))
                .contains("BASE_IDENTITY_UNAVAILABLE")
                .contains("no open lease")
                .contains("Close clients before their Portolan");
    }

    @Test
    void providerObjectOfAnotherJvmIsExplained() {
        assertThatMessageOf(() -> ClientIdentity.fromConfig(
                        Map.of("portolan.base-identity", "provider:elsewhere.1", "portolan.sts-region", "us-east-2")))
                .isEqualTo("""
                        This configuration names a credentials provider that this JVM does not have
                          BASE_IDENTITY_UNAVAILABLE  credentials provider object elsewhere.1
                            asked  portolan.base-identity of this client's configuration
                            seen   no such object in this JVM
                            cause  The configuration comes from another JVM, and an object cannot travel in it.
                            fix    Build the configuration with the default chain or a named profile as base identity, and \
                        give this process that identity.""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "portolan.base-identity | somebody",
                "portolan.role-chain | a,b,PT1H",
                "portolan.role-chain | a,bc,long,arn:aws:iam::222222222222:role/x",
                "portolan.role-chain | a,%zz,PT1H,arn:aws:iam::222222222222:role/x",
                "portolan.role-chain | a,bc,PT1H,arn:x",
                "portolan.role-chain | a,b c,PT1H,arn:aws:iam::222222222222:role/x",
                "portolan.role-chain | a,bc,PT13H,arn:aws:iam::222222222222:role/x",
                "portolan.role-chain | a,bc,PT2H,arn:aws:iam::222222222222:role/x,arn:aws:iam::222222222222:role/y",
                "portolan.role-chain | a,bc,PT1H,arn:aws:iam::222222222222:role/x,arn:aws-cn:iam::222222222222:role/y",
                "portolan.sts-region | us-nowhere-1",
                "portolan.sts-endpoint | http://a b",
                "portolan.sts-endpoint | ftp://a",
                "portolan.sts-endpoint | http://sts.internal",
            })
    void unreadableValueIsReportedWithItsKey(String key, String value) {
        Map<String, String> config =
                new HashMap<>(Map.of("portolan.base-identity", "default", "portolan.sts-region", "us-east-2"));
        config.put(key, value);

        assertThatMessageOf(() -> ClientIdentity.fromConfig(config))
                .contains("CATALOG_INVALID  " + key)
                .contains("\"" + value + "\"");
    }

    @Test
    void externalIdsAreMaskedInMessages() {
        String chain = "a,bc,PT1H,arn:aws:iam::222222222222:role/x~external-id=hunter%202";

        assertThatMessageOf(() -> ClientIdentity.fromConfig(config(chain)))
                .contains("role/x~…\"")
                .doesNotContain("hunter");
        assertThat(ChainText.read(chain).toString())
                .contains("external id hidden")
                .doesNotContain("hunter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "portolan.role-chain | a,bc,PT1H,arn:aws:iam::222222222222:role/x~tag.aws:x=y | role/x~…",
                "portolan.role-chain | a,bc,PT1H,arn:aws:iam::222222222222:role/x~colour=red | role/x~…",
                "portolan.sts-endpoint | https://user:password@a | \"***@a\"",
                "portolan.sts-endpoint | user:password@a | \"***@a\"",
            })
    void secretPartsOfValuesAreNotShown(String key, String value, String shown) {
        Map<String, String> config =
                new HashMap<>(Map.of("portolan.base-identity", "default", "portolan.sts-region", "us-east-2"));
        config.put(key, value);

        assertThatMessageOf(() -> ClientIdentity.fromConfig(config))
                .contains("CATALOG_INVALID  " + key, shown)
                .doesNotContain("password", "red");
    }

    /** A shell or an editor has changed the text, so a part with the external id stands where a name or a role belongs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,bc,PT1H,arn:aws:iam::222222222222:role/x~external%id=hunter2",
                "a,bc,PT1H,arn:aws:iam::222222222222:role/x external-id=hunter2",
                "a,bc,PT1H,arn:aws:iam::222222222222:role/x%7Eexternal-id=hunter2",
                "a,bc,PT1H,arn:aws:iam::222222222222:role/x~external-id=,hunter2",
                "a b:external-id=hunter2,bc,PT1H,arn:aws:iam::222222222222:role/x",
            })
    void damagedChainsShowNoExternalId(String chain) {
        assertThatMessageOf(() -> ClientIdentity.fromConfig(config(chain)))
                .contains("portolan.role-chain")
                .doesNotContain("hunter");
        assertThatThrownBy(() -> ClientIdentity.fromConfig(config(chain))).hasNoCause();
    }

    private static Map<String, String> config(String chain) {
        return Map.of(
                "portolan.base-identity", "default",
                "portolan.sts-region", "us-east-2",
                "portolan.role-chain", chain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"portolan.base-identity", "portolan.sts-region"})
    void missingKeyIsReported(String key) {
        Map<String, String> config =
                new HashMap<>(Map.of("portolan.base-identity", "default", "portolan.sts-region", "us-east-2"));
        config.remove(key);

        assertThatMessageOf(() -> ClientIdentity.fromConfig(config)).contains("CATALOG_INVALID  " + key);
    }

    @Test
    void idsOfProvidersAreRandom() {
        assertThat(BaseIdentity.provider(provider()).name())
                .matches("[-0-9a-f]{36}\\.[-0-9a-f]{36}")
                .isNotEqualTo(BaseIdentity.provider(provider()).name());
    }

    @Test
    void baseIdentitiesCompareByKindAndName() {
        AwsCredentialsProvider provider = provider();

        assertThat(BaseIdentity.defaultChain())
                .isEqualTo(BaseIdentity.defaultChain())
                .hasSameHashCodeAs(BaseIdentity.defaultChain());
        assertThat(BaseIdentity.profile("a"))
                .isEqualTo(BaseIdentity.profile("a"))
                .isNotEqualTo(BaseIdentity.profile("b"));
        assertThat(BaseIdentity.provider(provider))
                .isEqualTo(BaseIdentity.provider(provider))
                .hasSameHashCodeAs(BaseIdentity.provider(provider))
                .isNotEqualTo(BaseIdentity.provider(provider()));
    }

    private static AwsCredentialsProvider provider() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "secret"));
    }

    private static ClientIdentity identity(BaseIdentity base, @Nullable RoleChain chain, @Nullable URI endpoint) {
        return new ClientIdentity(base, Optional.ofNullable(chain), Region.US_EAST_2, endpoint);
    }
}
