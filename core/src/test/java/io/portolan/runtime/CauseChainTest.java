package io.portolan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** How {@link CauseChain} searches. */
class CauseChainTest {

    private final EOFException last = new EOFException();
    private final IOException middle = new IOException("broken", last);
    private final Exception first = new UncheckedIOException(middle);

    @Test
    void theFirstOfATypeIsFound() {
        assertThat(CauseChain.find(first, IOException.class)).containsSame(middle);
        assertThat(CauseChain.find(first, EOFException.class)).containsSame(last);
    }

    @Test
    void theExceptionItselfCounts() {
        assertThat(CauseChain.find(first, UncheckedIOException.class)).containsSame((UncheckedIOException) first);
    }

    @Test
    void otherTypesAreNotFound() {
        assertThat(CauseChain.find(first, IllegalStateException.class)).isEmpty();
        assertThat(CauseChain.contains(first, IllegalStateException.class)).isFalse();
    }
}
