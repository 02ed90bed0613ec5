/**
 * From a cluster's name to configured Kafka clients. {@link io.portolan.Portolan} is where to begin.
 *
 * <p>kafka-clients and aws-msk-iam-auth have no module names of their own, only the names of their files. Requiring these would fail
 * once they get some. A module of the AWS SDK stands for them: who reads one automatic module reads all of them that are on the module
 * path. Maven puts a jar there only if a descriptor names its module, so a modular application also says {@code requires kafka.clients}.
 */
@SuppressWarnings("module") // That module is made later.
module io.portolan.core {
    requires transitive software.amazon.awssdk.auth;
    requires com.github.benmanes.caffeine;
    requires org.slf4j;
    requires org.snakeyaml.engine;
    requires static org.jspecify;

    // Automatic modules do not say what they need of the JDK and of modules that have a descriptor.
    requires java.management;
    requires java.naming;
    requires java.security.jgss;
    requires java.security.sasl;
    requires java.xml;
    requires com.fasterxml.jackson.databind;

    exports io.portolan;
    exports io.portolan.aws to
            io.portolan.topology; // which reads the control planes of an estate
    exports io.portolan.brokers;
    exports io.portolan.catalog;
    exports io.portolan.credentials;
    exports io.portolan.diagnosis;
    exports io.portolan.kafka; // Kafka makes its callback handler
    exports io.portolan.preflight to
            io.portolan.topology; // which writes the same forwarders
    exports io.portolan.runtime;

    provides org.apache.kafka.common.config.provider.ConfigProvider with
            io.portolan.PortolanConfigProvider;
}
