package io.portolan.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.diagnosis.PortolanException;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions on the messages of Portolan's exceptions, without the line breaks for a narrow terminal. */
final class MessageAssertions {

    private MessageAssertions() {}

    static AbstractStringAssert<?> assertThatMessageOf(ThrowingCallable call) {
        PortolanException e = catchThrowableOfType(PortolanException.class, call);
        return assertThat(String.valueOf(e.getMessage()).replaceAll("\n {7,}", " "));
    }
}
