package io.portolan.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.diagnosis.PortolanException;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What Portolan's exceptions say, without the line breaks that only serve a narrow terminal. */
final class MessageAssertions {

    private MessageAssertions() {}

    static AbstractStringAssert<?> assertThatMessageOf(ThrowingCallable call) {
        PortolanException e = catchThrowableOfType(PortolanException.class, call);
        return assertThat(String.valueOf(e.getMessage()).replaceAll("\n {7,}", " "));
    }
}
