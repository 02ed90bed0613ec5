package io.portolan.cli;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.Severity;
import java.util.EnumSet;
import java.util.Set;

/** The exit codes of the program. They are part of its interface. */
final class ExitCode {

    /** No failure was found. There may be warnings. */
    static final int FINE = 0;
    /** A failure was found or kept the command from its result. */
    static final int FAILURE = 1;
    /** An option or a cluster is unknown, the catalog is faulty or a file cannot be read or written. */
    static final int BAD_INPUT = 2;
    /** A fault of this program. */
    static final int BUG = 70;

    private static final Set<Code> INPUT =
            EnumSet.of(Code.CATALOG_INVALID, Code.UNKNOWN_CLUSTER, Code.OVERRIDE_REFUSED);

    private ExitCode() {}

    static int of(Severity severity) {
        return severity == Severity.FAILURE ? FAILURE : FINE;
    }

    static int of(PortolanException problem) {
        return INPUT.stream().anyMatch(problem::has) ? BAD_INPUT : FAILURE;
    }
}
