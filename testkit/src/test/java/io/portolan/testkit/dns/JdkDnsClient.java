package io.portolan.testkit.dns;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** The JDK's own DNS client. It does not depend on the library that the servers use. */
public record JdkDnsClient(InetSocketAddress server) {

    /** The records of a type that a name has. */
    // The context takes only a Hashtable. The answers are records as text.
    @SuppressWarnings({"BanJNDI", "JdkObsolete"})
    public List<String> query(String name, String type) throws NamingException {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, "dns://" + server.getAddress().getHostAddress() + ":" + server.getPort());
        environment.put("com.sun.jndi.dns.timeout.initial", "3000");
        environment.put("com.sun.jndi.dns.timeout.retries", "1");
        InitialDirContext context = new InitialDirContext(environment);
        try {
            Attribute attribute =
                    context.getAttributes(name, new String[] {type}).get(type);
            List<String> values = new ArrayList<>();
            for (int i = 0; attribute != null && i < attribute.size(); i++) {
                values.add((String) attribute.get(i));
            }
            return values;
        } finally {
            context.close();
        }
    }
}
