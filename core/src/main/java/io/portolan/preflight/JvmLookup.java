package io.portolan.preflight;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How this JVM resolves names: {@code InetAddress::getAllByName}. */
interface JvmLookup {

    InetAddress[] addresses(String host) throws UnknownHostException;
}
