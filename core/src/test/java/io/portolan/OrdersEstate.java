package io.portolan;

import io.portolan.catalog.ClusterCatalog;
import io.portolan.credentials.BaseIdentity;
import io.portolan.testkit.LocalMsk;
import io.portolan.testkit.LocalMskBuilder;
import io.portolan.testkit.PresetEstates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An estate with one cluster and an external id. It opens the estate's catalog for tests. */
final class OrdersEstate {

    static final String CLUSTER_ACCOUNT = "222222222222";
    static final String HUB = PresetEstates.HUB;
    static final String CLIENT = PresetEstates.ORDERS_CLIENT;
    static final String EXTERNAL_ID = "checkout-team";

    static final StringSerializer TO_BYTES = new StringSerializer();
    static final StringDeserializer FROM_BYTES = new StringDeserializer();

    private OrdersEstate() {}

    /** A builder that a test extends with what it needs. */
    static LocalMskBuilder oneCluster() {
        return PresetEstates.oneCluster()
                .role(
                        CLIENT,
                        client -> client.trusts(HUB).externalId(EXTERNAL_ID).mayUse("orders"));
    }

    static Portolan open(LocalMsk msk) {
        return open(msk, text -> text);
    }

    /** Opens the site's catalog with a change that an operator could make. */
    static Portolan open(LocalMsk msk, UnaryOperator<String> change) {
        return open(msk, msk.site("shop").credentials(), change);
    }

    /** A builder of the site's Portolan. Tests extend it. */
    static Portolan.Builder builder(LocalMsk msk, UnaryOperator<String> change) {
        return Portolan.builder(catalog(msk, change))
                .baseIdentity(BaseIdentity.provider(
                        StaticCredentialsProvider.create(msk.site("shop").credentials())));
    }

    static Portolan open(LocalMsk msk, AwsCredentials base, UnaryOperator<String> change) {
        return Portolan.builder(catalog(msk, change))
                .baseIdentity(BaseIdentity.provider(StaticCredentialsProvider.create(base)))
                .open();
    }

    static ClusterCatalog catalog(LocalMsk msk, UnaryOperator<String> change) {
        try {
            Path file = Files.createTempFile("portolan", ".yaml");
            Files.writeString(file, change.apply(msk.catalogText("shop")));
            ClusterCatalog catalog = ClusterCatalog.load(file);
            Files.delete(file);
            return catalog;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The catalog gives the brokers, so there is no look-up in the MSK API. */
    static String bootstrapGiven(LocalMsk msk, String text) {
        return text.replaceAll(
                "arn: arn:aws:kafka:\\S+",
                "bootstrap-servers: " + msk.cluster("orders").bootstrapServers());
    }

    static Producer<String, String> producer(Cluster cluster) {
        return cluster.producer(
                TO_BYTES,
                TO_BYTES,
                Map.of(
                        "max.block.ms",
                        20_000,
                        "delivery.timeout.ms",
                        20_000,
                        "request.timeout.ms",
                        5_000,
                        "linger.ms",
                        0));
    }
}
