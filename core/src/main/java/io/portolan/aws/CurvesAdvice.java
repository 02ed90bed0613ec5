package io.portolan.aws;

import io.portolan.diagnosis.Finding;
import io.portolan.runtime.CauseChain;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What is wrong with a JVM that knows no elliptic curves, and what to do about it. Neither AWS nor MSK speaks TLS without them. */
public final class CurvesAdvice {

    /** The cause. */
    public static final String CAUSE =
            "This Java runtime has no elliptic curves, and TLS servers of today expect them. A runtime image without the"
                    + " module jdk.crypto.ec looks so.";

    /** What to do. */
    public static final String FIX =
            "Add jdk.crypto.ec to the modules of the runtime image (jlink --add-modules). From JDK 22 on, java.base has the"
                    + " curves. If a security setting disables them, allow them again.";

    private CurvesAdvice() {}

    /** Whether this JVM knows elliptic curves. */
    public static boolean haveCurves() {
        try {
            return !KeyFactory.getInstance("EC").getAlgorithm().isEmpty();
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }

    /** The finding about this failure. It gets this cause and fix if TLS has failed in a JVM without curves. */
    public static Finding explain(Finding finding, @Nullable Throwable failure) {
        boolean failed = failure != null && CauseChain.contains(failure, SSLException.class);
        return failed && !haveCurves()
                ? finding.toBuilder().cause(CAUSE).fix(FIX).build()
                : finding;
    }
}
