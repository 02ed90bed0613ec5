package io.portolan.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link MisspelledVariables} finds environment variables that Spring's binder ignores. */
class MisspelledVariablesTest {

    @ParameterizedTest
    @CsvSource({
        "PORTOLAN_CLUSTERS_ORDERS_BOOTSTRAP_SERVERS, PORTOLAN_CLUSTERS_ORDERS_BOOTSTRAPSERVERS",
        "PORTOLAN_CLUSTERS_ORDERS_SECURITY_PROTOCOL, PORTOLAN_CLUSTERS_ORDERS_SECURITYPROTOCOL",
        "PORTOLAN_CLUSTERS_ORDERS_REGIONS_USEAST2_CLUSTER_NAME, PORTOLAN_CLUSTERS_ORDERS_REGIONS_USEAST2_CLUSTERNAME",
        "PORTOLAN_SERVICE_VPCS_USEAST2_CIDR_BLOCKS_0, PORTOLAN_SERVICEVPCS_USEAST2_CIDRBLOCKS_0",
        "PORTOLAN_ENVIROMENT, PORTOLAN_ENVIRONMENT",
        "PORTOLAN_SNAPHSOT_DIRECTORY, PORTOLAN_SNAPSHOT_DIRECTORY",
        "PORTOLAN_ROLES_SHOP_CHAIN_0_EXTERNAL_ID, PORTOLAN_ROLES_SHOP_CHAIN_0_EXTERNALID",
        "PORTOLAN_CLUSTER_ORDERS_ARN, PORTOLAN_CLUSTERS_ORDERS_ARN"
    })
    void misspelledVariableIsFound(String written, String meant) {
        assertThat(MisspelledVariables.find(Map.of(written, "x")))
                .containsExactly("The environment variable " + written + " sets nothing. Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PORTOLAN_CLUSTERS_ORDERS_BOOTSTRAPSERVERS",
                "PORTOLAN_CLUSTERS_ORDERS_BOOTSTRAPSERVERS_0",
                "PORTOLAN_CLUSTERS_ORDERS_KAFKA_LINGER_MS",
                "PORTOLAN_CLUSTERS_ORDERS_CONSUMER_GROUPID",
                "PORTOLAN_ROLES_SHOP_CHAIN_0",
                "PORTOLAN_ROLES_SHOP_CHAIN_0_TAGS_TEAM",
                "PORTOLAN_START",
                "PORTOLAN_CATALOG"
            })
    void propertyIsNoTypo(String variable) {
        assertThat(MisspelledVariables.find(Map.of(variable, "x"))).isEmpty();
    }

    @Test
    void variablesOfOthersAreNoTypos() {
        List<String> others = List.of(
                "PORTOLAN_SERVICE_HOST",
                "PORTOLAN_SERVICE_PORT_HTTP",
                "PORTOLAN_PORT",
                "PORTOLAN_PORT_8080_TCP",
                "PORTOLAN_PORT_8080_TCP_ADDR",
                "PORTOLAN_ORDERS_SERVICE_PORT",
                "PORTOLAN_CLI_CATALOG",
                "PORTOLAN_HOME",
                "PORTOLAN_VERSION",
                "JAVA_HOME");

        assertThat(others)
                .allSatisfy(name ->
                        assertThat(MisspelledVariables.find(Map.of(name, "x"))).isEmpty());
    }
}
