package io.portolan.examples.schemaregistry;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.Portolan;
import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskExtension;
import io.portolan.testkit.PresetEstates;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** {@link AvroOrders} on an estate and a stand-in of Glue. */
@Tag("whole")
class AvroOrdersTest {

    @RegisterExtension
    static final LocalMskExtension ESTATE = LocalMskExtension.of(PresetEstates.oneCluster());

    @Test
    void registryIsCalledWithTheClientsSession(LocalMsk msk) throws Exception {
        ClusterCatalog catalog = ClusterCatalog.load(msk.catalog(PresetEstates.SITE));
        BaseIdentity base = BaseIdentity.provider(
                StaticCredentialsProvider.create(msk.site(PresetEstates.SITE).credentials()));
        try (LocalGlue glue = LocalGlue.start();
                Portolan portolan = Portolan.builder(catalog).baseIdentity(base).open()) {
            Map<String, String> settings = AvroOrders.settings();
            settings.put("endpoint", glue.uri().toString());
            AvroOrders orders = new AvroOrders(portolan.cluster("orders"), settings);
            orders.send("o-1", 3);
            GenericRecord read = orders.readFirst();

            assertThat(read).hasToString("{\"id\": \"o-1\", \"amount\": 3}");
            assertThat(glue.operations()).contains("CreateSchema", "GetSchemaVersion");
            AwsSessionCredentials session =
                    (AwsSessionCredentials) portolan.credentials("orders").resolveCredentials();
            assertThat(glue.callers())
                    .as("the session that STS issued for the cluster's clients")
                    .containsExactly(new LocalGlue.Caller(session.accessKeyId(), session.sessionToken()));
            assertThat(msk.iam().issuedSecrets()).contains(session.sessionToken());
        }
        assertThat(msk.calls().count("sts:AssumeRole")).as("one for each role").isEqualTo(2);
    }
}
