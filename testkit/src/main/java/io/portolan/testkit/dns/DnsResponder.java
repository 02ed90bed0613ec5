package io.portolan.testkit.dns;

/** Answers the questions that a name server gets. */
@FunctionalInterface
interface DnsResponder {

    DnsReply answer(DnsQuestion question);
}
