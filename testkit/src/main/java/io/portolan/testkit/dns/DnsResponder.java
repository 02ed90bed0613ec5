package io.portolan.testkit.dns;

/** What a name server knows. */
@FunctionalInterface
interface DnsResponder {

    DnsReply answer(DnsQuestion question);
}
