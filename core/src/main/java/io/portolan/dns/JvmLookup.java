package io.portolan.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How this JVM resolves names. Outside tests it is {@code InetAddress::getAllByName}. */
public interface JvmLookup {

    InetAddress[] resolve(String host) throws UnknownHostException;

    /** What the JVM's look-ups follow. Each call reads it again. */
    default ResolverConfig config() {
        return ResolverConfig.ofThisHost().orElse(ResolverConfig.NONE);
    }
}
