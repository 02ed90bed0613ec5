package io.portolan.testkit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An estate for the tests of a class: started before all, closed after all, later than other extensions' {@code afterAll}.
 * Before each test its faults end, its counts
 * begin anew and this JVM is at the first site. Parameters of type {@link LocalMsk} are resolved.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LocalMskExtension estate = LocalMskExtension.of(LocalMsk.builder().cluster("orders"));
 * }</pre>
 */
public final class LocalMskExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    private final LocalMskBuilder builder;
    private @Nullable LocalMsk msk;

    private LocalMskExtension(LocalMskBuilder builder) {
        this.builder = builder;
    }

    /** For a static field: the estate is shared by the class's tests. */
    public static LocalMskExtension of(LocalMskBuilder builder) {
        return new LocalMskExtension(builder);
    }

    /**
     * The running estate.
     *
     * @throws IllegalStateException outside of the tests of the class
     */
    public LocalMsk msk() {
        return Optional.ofNullable(msk)
                .orElseThrow(() -> new IllegalStateException(
                        "The estate runs from before the class's first test to after its last; is the field static?"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // A nested class is another "all" within the outer one's.
        if (msk == null) {
            msk = builder.start();
            // Closed later than any extension's afterAll, where a framework may close what is connected to it.
            context.getStore(Namespace.create(this)).put(LocalMsk.class, (AutoCloseable) this::close);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        msk().reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalMsk.class;
    }

    @Override
    public LocalMsk resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return msk();
    }

    private void close() {
        msk().close();
        msk = null;
    }
}
