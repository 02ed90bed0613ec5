package io.portolan.catalog;

/** A text is not what it should be. The exception says what was expected and seen, why it does not fit, and what to do. */
final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String cause;
    private final String fix;

    InvalidValueException(String seen, String expected, String cause, String fix) {
        super("%s is not %s. %s %s"
                .formatted(QuotedText.of(seen), expected, cause, fix)
                .strip());
        this.expected = expected;
        this.cause = cause;
        this.fix = fix;
    }

    String expected() {
        return expected;
    }

    String reason() {
        return cause;
    }

    String fix() {
        return fix;
    }
}
