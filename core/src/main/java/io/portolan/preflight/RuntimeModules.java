package io.portolan.preflight;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.dns.ResolverConfig;
import java.util.List;

/** Tells which modules the Java runtime lacks. Runtime images (jlink) have only those that were asked for. */
final class RuntimeModules {

    private static final String DNS = "jdk.naming.dns";

    private RuntimeModules() {}

    /** A warning if this runtime cannot read which name servers the host has. It can if the host has a {@code resolv.conf}. */
    static List<Finding> findings() {
        if (ModuleLayer.boot().findModule(DNS).isPresent()
                || ResolverConfig.ofThisHost().isPresent()) {
            return List.of();
        }
        return List.of(Finding.about(Code.JVM_WITHOUT_DNS, DNS)
                .asked("the name servers of this host")
                .seen("the host resolver was not asked, because the Java runtime has no module " + DNS)
                .cause(
                        "The Java runtime is an image without that module. So faults of forwarding rules are hard to tell"
                                + " apart.")
                .fix("Add " + DNS + " to the modules of the runtime image (jlink --add-modules).")
                .build());
    }
}
