/** An application of the module system, as the README shows it. */
module org.example.modular {
    requires io.portolan.core;
    requires kafka.clients;
}
