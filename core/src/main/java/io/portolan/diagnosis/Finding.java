package io.portolan.diagnosis;

import java.util.Objects;

/**
 * One statement about one subject. It says what was asked and seen, why it is so, and what to do. A value without secrets.
 * Characters that would turn the text around them are escaped.
 *
 * <p>Immutable and thread-safe. {@code Finding.about(Code.TCP_REFUSED, "b1…:9098").asked("TCP connect").seen("refused")}.
 */
public final class Finding {

    private final Code code;
    private final String subject;
    private final String asked;
    private final String seen;
    private final String cause;
    private final String fix;

    private Finding(Builder builder) {
        code = builder.code;
        subject = VisibleText.of(builder.subject);
        asked = VisibleText.of(builder.asked);
        seen = VisibleText.of(builder.seen);
        cause = VisibleText.of(builder.cause);
        fix = VisibleText.of(builder.fix);
    }

    /** Starts a finding of this code about this subject, such as a host name or a role's ARN. */
    public static Builder about(Code code, String subject) {
        return new Builder(code, subject);
    }

    /** A builder that already has this finding's parts. */
    public Builder toBuilder() {
        return new Builder(code, subject).asked(asked).seen(seen).cause(cause).fix(fix);
    }

    /** The diagnosis. */
    public Code code() {
        return code;
    }

    /** How much it matters, as the code says. */
    public Severity severity() {
        return code.severity();
    }

    /** What it is about. */
    public String subject() {
        return subject;
    }

    /** What was asked or expected, as a fragment of a sentence. May be empty. */
    public String asked() {
        return asked;
    }

    /** What was seen instead, as a fragment or as lines. May be empty. */
    public String seen() {
        return seen;
    }

    /** Why it is so, in full sentences. Empty for {@link Code#OK}. */
    public String cause() {
        return cause;
    }

    /** What to do, in full sentences. Lines to copy are indented. Names no single host. Empty if nothing is to be done. */
    public String fix() {
        return fix;
    }

    /**
     * The finding as a block of lines of at most 100 columns. Code and subject come first. The parts that are not empty follow,
     * indented. {@link Code#OK} is one line. A word longer than a line is not broken.
     */
    @Override
    public String toString() {
        return FindingText.of(this, "");
    }

    /** {@link #toString}. In colour, its code and its labels have ANSI colours for a terminal. */
    public String toText(boolean colour) {
        return new FindingText(this, "", TerminalColour.of(colour)).all();
    }

    /** Collects the parts of a {@link Finding}. Not thread-safe. */
    public static final class Builder {

        private final Code code;
        private final String subject;
        private String asked = "";
        private String seen = "";
        private String cause = "";
        private String fix = "";

        private Builder(Code code, String subject) {
            this.code = Objects.requireNonNull(code, "code");
            this.subject = Objects.requireNonNull(subject, "subject");
        }

        /** Sets what was asked or expected. */
        public Builder asked(String text) {
            asked = text;
            return this;
        }

        /** Sets what was seen. */
        public Builder seen(String text) {
            seen = text;
            return this;
        }

        /** Sets the cause. */
        public Builder cause(String text) {
            cause = text;
            return this;
        }

        /** Sets what to do. */
        public Builder fix(String text) {
            fix = text;
            return this;
        }

        /** The finding. */
        public Finding build() {
            return new Finding(this);
        }
    }
}
