package io.portolan.preflight;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** Tells which modules the Java runtime lacks. Runtime images (jlink) have only those that were asked for. Thread-safe. */
public final class RuntimeModules {

    private static final String CURVES = "jdk.crypto.ec";
    private static final String DNS = "jdk.naming.dns";

    private RuntimeModules() {}

    /** Whether this JVM knows elliptic curves. An image without the module jdk.crypto.ec does not. */
    static boolean haveCurves() {
        try {
            return !KeyFactory.getInstance("EC").getAlgorithm().isEmpty();
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }

    /**
     * A failure if this JVM knows no elliptic curves.
     *
     * @param seen what does not work without them, in words for people
     */
    public static Optional<Finding> missingCurves(String seen) {
        if (haveCurves()) {
            return Optional.empty();
        }
        Advice advice = TlsAdvice.curveless();
        return Optional.of(Finding.about(Code.JVM_WITHOUT_CURVES, CURVES)
                .asked("elliptic curves")
                .seen(seen)
                .cause(advice.cause())
                .fix(advice.fix())
                .build());
    }

    /** A warning if this runtime cannot read which name servers the host has. */
    static List<Finding> findings() {
        if (ModuleLayer.boot().findModule(DNS).isPresent()) {
            return List.of();
        }
        return List.of(Finding.about(Code.JVM_WITHOUT_DNS, DNS)
                .asked("the name servers of this host")
                .seen("the host resolver was not asked, because the Java runtime has no module " + DNS)
                .cause("The Java runtime is an image without that module. So faults of forwarding rules are hard to tell"
                        + " apart.")
                .fix("Add " + DNS + " to the modules of the runtime image (jlink --add-modules).")
                .build());
    }
}
