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
 * An estate for the tests of a class. It starts before the first test. It closes after the last one and after the
 * {@code afterAll} of all extensions. Before each test it is {@linkplain LocalMsk#reset() reset}. Parameters of type
 * {@link LocalMsk} are resolved.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LocalMskExtension estate = LocalMskExtension.of(LocalMsk.builder().cluster("orders"));
 * }</pre>
 */
public final class LocalMskExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    private final LocalMskBuilder builder;
    private final Optional<String> site;
    private final SiteSettings settings = new SiteSettings();
    private @Nullable LocalMsk msk;

    private LocalMskExtension(LocalMskBuilder builder, Optional<String> site) {
        this.builder = builder;
        this.site = site;
    }

    /** Makes an extension for a static field. All tests of the class share the estate. */
    public static LocalMskExtension of(LocalMskBuilder builder) {
        return new LocalMskExtension(builder, Optional.empty());
    }

    /**
     * The same extension, and this JVM acts as a site while the estate runs. It resolves names as the site does. The AWS SDK's default
     * chains find the site's base identity and region in the system properties, which get their former values when the estate closes.
     * They belong to the whole JVM, so no other class that acts as a site may run at the same time.
     *
     * @param name the name of the site
     */
    public LocalMskExtension actAs(String name) {
        return new LocalMskExtension(builder, Optional.of(name));
    }

    /**
     * The running estate.
     *
     * @throws IllegalStateException before the first and after the last test of the class
     */
    public LocalMsk msk() {
        return Optional.ofNullable(msk)
                .orElseThrow(() -> new IllegalStateException(
                        "The estate runs from before the class's first test to after its last. Is the field static?"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // JUnit calls this for a nested class too, while the estate of the outer class runs.
        if (msk == null) {
            msk = builder.start();
            // The store closes it after the afterAll of all extensions. A framework may close its Kafka clients there.
            context.getStore(Namespace.create(this)).put(LocalMsk.class, (AutoCloseable) this::close);
            site.map(msk()::site).ifPresent(settings::set);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        msk().reset();
        site.ifPresent(msk()::enter);
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
        settings.restore();
        msk().close();
        msk = null;
    }
}
