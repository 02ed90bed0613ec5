package io.portolan.cli;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.Severity;
import java.util.EnumSet;
import java.util.Set;

/** What the program ends with; part of its interface. */
final class ExitCode {

    /** All is well, warnings included. */
    static final int FINE = 0;
    /** A failure was found, or what was asked for cannot be had because of one. */
    static final int FAILURE = 1;
    /** Unknown option, unknown cluster, faulty catalog, or a file that cannot be read or written. */
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
