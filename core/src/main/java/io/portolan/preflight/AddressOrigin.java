package io.portolan.preflight;

import java.util.Optional;

/**
 * Where the JVM has addresses from that no resolver gives.
 *
 * @param searched the search domain that gives them. If empty, it is not known where they come from.
 */
record AddressOrigin(Optional<SearchAnswer> searched) {

    /** The origin of the JVM's addresses. Empty if a resolver gives them too. */
    static Optional<AddressOrigin> of(NameView view) {
        return view.isOverridden() ? Optional.of(new AddressOrigin(view.searched())) : Optional.empty();
    }

    String cause() {
        return searched.map(AddressOrigin::searchedCause)
                .orElse(
                        "No resolver gives the JVM's addresses. They come from a hosts file, from its own cache, or from a search"
                                + " domain that answers for every name (search and ndots in resolv.conf).");
    }

    private static String searchedCause(SearchAnswer searched) {
        return "The addresses come from the search domain " + searched.domain()
                + ", which answers for every name below it. The JVM asks there "
                + (searched.first()
                        ? "first, because the name has fewer dots than ndots:" + searched.ndots() + "."
                        : "because the name itself does not resolve.");
    }

    String fix() {
        return searched.map(AddressOrigin::searchedFix)
                .orElse("Look in the hosts file (also " + NameSources.HOSTS_FILE
                        + ", and hostAliases in Kubernetes), at the security property networkaddress.cache.ttl, and at search and"
                        + " ndots in resolv.conf (dnsConfig in Kubernetes). Remove what nobody wants."
                        + NameSources.ofThisJvm().text());
    }

    private static String searchedFix(SearchAnswer searched) {
        return "Remove the wildcard of " + searched.domain()
                + ", or take the domain out of the search list (search in resolv.conf, dnsConfig in Kubernetes)."
                + (searched.first() ? " Or set ndots to 5 or less." : " The name itself must resolve too.");
    }
}
