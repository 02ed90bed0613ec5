/** An application of the module system. Kafka's classes come with Portolan. */
module org.example.modular {
    requires io.portolan.core;
}
