package io.portolan.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import javax.naming.CommunicationException;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.OperationNotSupportedException;
import javax.naming.ServiceUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link HostResolver} follows its rules, and shows each fault by its own symptom. */
class HostResolverTest {

    private static final String BOOT = "boot-abc.c2.kafka-serverless.us-east-2.amazonaws.com";

    private final InboundResolver prod = InboundResolver.start(ip("127.202.1.53"), "us-east-2", () -> {});
    private final InboundResolver spare = InboundResolver.start(ip("127.202.2.53"), "us-east-2", () -> {});
    private final InboundResolver dev = InboundResolver.start(ip("127.202.3.53"), "us-east-2", () -> {});
    private final HostResolver host = HostResolver.start(
            ip("127.202.0.2"), Map.of("us-east-2", List.of(prod.address(), spare.address())), () -> {});
    private final JdkDnsClient client = new JdkDnsClient(host.address());

    HostResolverTest() {
        prod.add(BOOT, List.of(ip("127.202.1.1")));
        spare.add(BOOT, List.of(ip("127.202.1.1")));
    }

    @AfterEach
    void close() {
        List.of(prod, spare, dev).forEach(InboundResolver::close);
        host.close();
    }

    @Test
    void ruleFailsOverBetweenInboundResolvers() throws Exception {
        assertAnswer("127.202.1.1");
        prod.silence();
        assertAnswer("127.202.1.1");
        spare.silence();
        assertFailure(ServiceUnavailableException.class);
    }

    @Test
    void hiddenResolversAnswerTheForwarderOnly() throws Exception {
        prod.hide();
        spare.hide();
        assertAnswer("127.202.1.1");
        assertThatThrownBy(() -> new JdkDnsClient(prod.address()).query(BOOT, "A"))
                .isInstanceOf(CommunicationException.class);
        prod.restore();
        assertThat(new JdkDnsClient(prod.address()).query(BOOT, "A")).hasSize(1);
    }

    @Test
    void missingRuleHidesNameAndZone() {
        host.removeRule("us-east-2");
        assertFailure(NameNotFoundException.class);
        assertThatThrownBy(() -> client.query("kafka-serverless.us-east-2.amazonaws.com", "SOA"))
                .isInstanceOf(NameNotFoundException.class);
    }

    @Test
    void ruleToAnotherVpcShowsTheZoneOnly() throws Exception {
        host.forwardTo("us-east-2", List.of(dev));
        assertFailure(NameNotFoundException.class);
        assertThat(client.query("kafka-serverless.us-east-2.amazonaws.com", "SOA"))
                .hasSize(1);
    }

    @Test
    void eachFaultHasItsSymptomUntilRestored() throws Exception {
        host.failTargets("us-east-2");
        assertFailure(ServiceUnavailableException.class);
        host.silenceTargets("us-east-2");
        assertFailure(CommunicationException.class);
        host.refuse();
        assertFailure(OperationNotSupportedException.class);
        host.restore();
        host.silence();
        assertFailure(CommunicationException.class);
        host.restore();
        host.stripAddresses();
        assertThat(client.query(BOOT, "A")).isEmpty();
        host.restore();
        host.answer(BOOT, ip("127.202.3.3"));
        assertAnswer("127.202.3.3");
        host.restore();
        assertAnswer("127.202.1.1");
    }

    @Test
    void unusedAddressIsAnUnreachableTarget() {
        host.forward("us-east-2", List.of(new InetSocketAddress(ip("127.202.9.53"), 5353)));
        assertFailure(ServiceUnavailableException.class);
    }

    private void assertAnswer(String address) throws NamingException {
        assertThat(client.query(BOOT, "A")).containsExactly(address);
        assertThat(inMemory()).as("what the hosts file gets").containsExactly(ip(address));
    }

    private void assertFailure(Class<? extends NamingException> type) {
        assertThatThrownBy(() -> client.query(BOOT, "A")).isInstanceOf(type);
        assertThat(inMemory()).as("what the hosts file gets").isEmpty();
    }

    private List<InetAddress> inMemory() {
        return host.addresses(BOOT, List.of(prod, spare, dev));
    }

    private static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (java.net.UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
