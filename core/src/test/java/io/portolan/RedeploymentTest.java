package io.portolan;

import static org.assertj.core.api.Assertions.assertThat;

import io.portolan.testkit.LocalMsk;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** A server that deploys an application again gets the class loader of the first {@link Portolan} back. */
@Tag("whole")
class RedeploymentTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static LocalMsk msk;
    private static Path catalog;

    @BeforeAll
    static void start() throws IOException {
        msk = OrdersEstate.oneCluster().start();
        catalog = Files.writeString(folder.resolve("portolan.yaml"), msk.catalogText("shop"));
    }

    @AfterAll
    static void stop() {
        msk.close();
    }

    @Test
    void applicationsLeaveNothingInTheirServer() throws Exception {
        List<String> before = securityProviders();
        WeakReference<ClassLoader> first = deploy();
        WeakReference<ClassLoader> second = deploy();

        assertThat(securityProviders()).isEqualTo(before);
        assertThat(isCollected(first)).as("first").isTrue();
        assertThat(isCollected(second)).as("second").isTrue();
    }

    /** Runs the application on a thread of its own and lets go of its class loader. */
    private static WeakReference<ClassLoader> deploy() throws Exception {
        try (URLClassLoader application = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            FutureTask<?> run = new FutureTask<>(() -> {
                run(application);
                return null;
            });
            Thread thread = new Thread(run, "application");
            thread.setContextClassLoader(application);
            thread.start();
            run.get();
            thread.join();
            return new WeakReference<>(application);
        }
    }

    private static void run(ClassLoader application) throws ReflectiveOperationException {
        AwsCredentials keys = msk.site("shop").credentials();
        Method main =
                application.loadClass(RedeployedApplication.class.getName()).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        main.invoke(null, (Object) new String[] {catalog.toString(), keys.accessKeyId(), keys.secretAccessKey()});
    }

    private static URL[] classPath() throws IOException {
        String libraries = Files.readString(Path.of("target/runtime.classpath")).strip();
        List<URL> urls = new ArrayList<>();
        for (String path : ("target/classes:target/test-classes:" + libraries).split(":", -1)) {
            urls.add(Path.of(path).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static List<String> securityProviders() {
        return Arrays.stream(Security.getProviders()).map(Provider::getName).toList();
    }

    /** Nothing reports the end of an object, so this polls. Threads that have no more work end within seconds. */
    private static boolean isCollected(WeakReference<?> object) {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (object.get() != null && System.nanoTime() < end) {
            System.gc();
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        return object.get() == null;
    }
}
