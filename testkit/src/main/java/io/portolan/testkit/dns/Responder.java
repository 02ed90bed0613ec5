package io.portolan.testkit.dns;

/** What a name server knows. */
@FunctionalInterface
interface Responder {

    Answer answer(Question question);
}
