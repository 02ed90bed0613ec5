package io.portolan.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which host names are valid. A name that ends in a number must be an IPv4 address, because the JDK takes it for one. */
final class HostName {

    private static final int LONGEST = 253;
    private static final String LABEL = "(?!-)[A-Za-z0-9_-]{1,63}(?<!-)";
    private static final Pattern FORM = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern NUMERIC_END = Pattern.compile("(?:.*\\.)?[0-9]+");

    private HostName() {}

    /** Why the name is not valid. It is empty for a valid one. */
    static Optional<String> findFault(String host) {
        if (host.length() > LONGEST) {
            return Optional.of("It has " + host.length() + " characters, and a host name has at most " + LONGEST + ".");
        }
        if (host.endsWith(".")
                && FORM.matcher(host.substring(0, host.length() - 1)).matches()) {
            return Optional.of(
                    "It ends with a dot. Clients sign this name, and the brokers know theirs without a dot.");
        }
        boolean valid = FORM.matcher(host).matches()
                && (!NUMERIC_END.matcher(host).matches()
                        || IpLiteral.parse(host).isPresent());
        return valid ? Optional.empty() : Optional.of(QuotedText.of(host) + " is not a host name.");
    }

    /** A domain in the form in which names are compared. The leading dot of a suffix is dropped. */
    static String domain(String text) {
        String domain = (text.startsWith(".") ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        Optional<String> fault = findFault(domain);
        if (fault.isPresent()
                || domain.indexOf('.') < 0
                || NUMERIC_END.matcher(domain).matches()) {
            throw new InvalidValueException(
                    text,
                    "a domain such as kafka.example.com",
                    fault.orElse("A whole domain has a dot, and it ends in letters."),
                    "Write the domain below which the brokers have their names.");
        }
        return domain;
    }

    /** Whether the name is the domain itself or below it. */
    static boolean isInDomain(String host, String domain) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals(domain) || name.endsWith("." + domain);
    }
}
