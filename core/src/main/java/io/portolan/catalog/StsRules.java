package io.portolan.catalog;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks what STS takes in an AssumeRole call. All of it is also harmless inside a quoted text of a JAAS configuration. */
final class StsRules {

    static final int MOST_TAGS = 50;
    static final Duration SHORTEST = Duration.ofMinutes(15);
    static final Duration LONGEST = Duration.ofHours(12);

    /** The limit of role chaining. AWS ends a session after an hour if another session assumed its role. */
    static final Duration LONGEST_CHAINED = Duration.ofHours(1);

    private static final String ROLE_ARN =
            "the ARN of an IAM role, arn:<partition>:iam::<account>:role/<path and name>";
    private static final String IDENTITY_ARN =
            "the ARN of an IAM role or user, arn:<partition>:iam::<account>:role/<path and name> or …:user/<path and name>";
    private static final String ARN_CHARACTER = "[A-Za-z0-9_+=,.@:/-]";
    private static final Pattern SESSION_ARN =
            Pattern.compile("arn:([^:]+):sts::([0-9]{12}):assumed-role/([^/:]+)/[^/:]+");
    private static final String ROLE_RESOURCE = "role/[^:]*[^/:]";
    private static final String IDENTITY_RESOURCE = "(?:role|user)/[^:]*[^/:]";
    private static final TextRule SESSION_NAME = new TextRule(
            "a constant session name of 2 to 64 characters A-Z, a-z, 0-9 and _+=,.@-", "[A-Za-z0-9_+=,.@-]", 2, 64);
    private static final TextRule EXTERNAL_ID = new TextRule(
            "an external ID of 2 to 1224 characters A-Z, a-z, 0-9 and _+=,.@:/-", "[A-Za-z0-9_+=,.@:/-]", 2, 1224);
    private static final String TAG_CHARACTER = "[\\p{L}\\p{N}\\p{Zs}_.:/=+@-]";
    private static final String TAG = "characters: letters, digits, spaces and _.:/=+-@";
    private static final TextRule TAG_KEY = new TextRule("a tag's key of 1 to 128 " + TAG, TAG_CHARACTER, 1, 128);
    private static final TextRule TAG_VALUE = new TextRule("a tag's value of 0 to 256 " + TAG, TAG_CHARACTER, 0, 256);
    private static final TextRule PROFILE = new TextRule("a profile's name of 1 to 128 " + TAG, TAG_CHARACTER, 1, 128);
    private static final String DURATION = "a duration from 15m to 12h, such as 45m, 1h, 900s or PT45M";
    private static final String SIMPLE_DURATION = "[0-9]{1,6}[smh]";

    private StsRules() {}

    static Arn role(String text) {
        return principal(text, ROLE_ARN, ROLE_RESOURCE, "role/<path and name>");
    }

    /** Who assumes the first role of a chain. */
    static Arn identity(String text) {
        if (text.matches("arn:[^:]*:iam::[0-9]{12}:root")) {
            throw new InvalidValueException(
                    text,
                    IDENTITY_ARN,
                    "It is a whole account.",
                    "Name roles or users. A site in AWS that names none means everybody in its account.");
        }
        return principal(text, IDENTITY_ARN, IDENTITY_RESOURCE, "role/… or user/…");
    }

    private static Arn principal(String text, String expected, String resource, String form) {
        Matcher session = SESSION_ARN.matcher(text);
        if (session.matches()) {
            throw new InvalidValueException(
                    text,
                    expected,
                    "It is a session of a role, not the role.",
                    "Did you mean "
                            + QuotedText.of("arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/"
                                    + session.group(3))
                            + "? The role may have a path too, which its sessions do not show.");
        }
        Arn arn = Arn.parse(new TextRule(expected, ARN_CHARACTER, 1, 2048).check(text), "iam", expected);
        if (!arn.region().isEmpty()) {
            throw Arn.invalid(text, expected, "IAM is global: its ARNs name no region.");
        }
        if (!arn.resource().matches(resource)) {
            throw Arn.invalid(text, expected, QuotedText.of(arn.resource()) + " is not " + form + ".");
        }
        return arn;
    }

    static String sessionName(String text) {
        return SESSION_NAME.check(text);
    }

    /** A constant session name for a role without one in the catalog. */
    static String defaultSessionName(String environment, String role) {
        String name = "portolan-" + (environment.isEmpty() ? "default" : environment) + "-" + role;
        return name.substring(0, Math.min(64, name.length())).replaceAll("[^A-Za-z0-9_+=,.@-]", "-");
    }

    static String profile(String text) {
        return PROFILE.check(text);
    }

    static String externalId(String text) {
        return EXTERNAL_ID.check(text);
    }

    static String tagKey(String text) {
        TAG_KEY.check(text);
        if (text.regionMatches(true, 0, "aws:", 0, 4)) {
            throw new InvalidValueException(
                    text, TAG_KEY.expected(), "Keys that begin with aws: are AWS's own.", "Use another key.");
        }
        return text;
    }

    static String tagValue(String text) {
        return TAG_VALUE.check(text);
    }

    static Duration duration(String text) {
        Duration duration = parseDuration(text);
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new InvalidValueException(
                    text, DURATION, "STS gives sessions of 15 minutes to 12 hours.", "Use 1h, the default.");
        }
        return duration;
    }

    private static String fix(String text) {
        return text.matches("[0-9]{1,6}") ? "Did you mean \"" + text + "s\"?" : "Write it as 45m, 1h, 900s or PT45M.";
    }

    private static Duration parseDuration(String text) {
        try {
            return Duration.parse(text.matches(SIMPLE_DURATION) ? "PT" + text : text);
        } catch (DateTimeException e) {
            throw new InvalidValueException(
                    text, DURATION, "It is not a number and one of the units s, m and h.", fix(text));
        }
    }
}
