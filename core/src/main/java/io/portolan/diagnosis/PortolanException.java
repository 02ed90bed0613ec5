package io.portolan.diagnosis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Portolan throws. The message is a headline with all findings behind it.
 *
 * <p>{@link #has} distinguishes cases, as in {@code if (e.has(Code.ROLE_NOT_ASSUMABLE)) …}.
 */
public class PortolanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** An error with this headline and these findings. The cause is the exception that revealed it, if there is one. */
    public PortolanException(String headline, List<Finding> findings, @Nullable Throwable cause) {
        this(message(headline, findings), cause, findings);
    }

    /** An error with this headline and this one finding. */
    public PortolanException(String headline, Finding finding) {
        this(headline, List.of(finding), null);
    }

    PortolanException(String message, @Nullable Throwable cause, List<Finding> findings) {
        super(message, cause);
        this.findings = List.copyOf(findings);
    }

    /** Everything that was found, in no order. Empty after deserialisation. */
    public List<Finding> findings() {
        return findings == null ? List.of() : findings;
    }

    /** Whether a finding has this code. */
    public boolean has(Code code) {
        return findings().stream().anyMatch(finding -> finding.code() == code);
    }

    private static String message(String headline, List<Finding> findings) {
        return headline + FindingText.ofAll(findings, "  ");
    }
}
