package io.portolan.credentials;

import io.portolan.aws.AwsError;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What a provider of the SDK says about its failure, on one line and without what it repeats of its files. */
final class FailureText {

    private static final int LONGEST = 400;
    private static final Pattern PROFILE_FILE = Pattern.compile(":? ?ProfileFile\\(.*\\)", Pattern.DOTALL);
    /** What parsers quote of their input. A command may have printed a bare key there. */
    private static final Pattern QUOTED_INPUT = Pattern.compile(
            "(?<=Unrecognized token )'[^']*'|(?<=Text )'.*'(?= could not be parsed)|(?<=credential version: )\".*\"",
            Pattern.DOTALL);

    private static final Pattern ATTEMPTS = Pattern.compile(" \\(SDK Attempt Count: \\d+\\)");

    private FailureText() {}

    /** The message and those of the causes that add something to it. */
    static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = message(cause);
            if (!message.isEmpty() && text.indexOf(message) < 0) {
                text.append(text.isEmpty() ? "" : " ").append(message);
            }
        }
        String all = text.isEmpty() ? failure.getClass().getName() : text.toString();
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "…";
    }

    /** Whether a message quotes what a parser has read. Such a failure is no cause to pass on, because logs would show it. */
    static boolean quotesInput(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (QUOTED_INPUT.matcher(String.valueOf(cause.getMessage())).find()) {
                return true;
            }
        }
        return false;
    }

    private static String message(Throwable failure) {
        if (failure instanceof AwsServiceException answer) {
            return AwsError.of(answer).text();
        }
        if (failure instanceof NoSuchFileException file) {
            return "The file " + file.getFile() + " does not exist.";
        }
        if (failure instanceof AccessDeniedException file) {
            return "This process may not read " + file.getFile() + ".";
        }
        if (failure.getCause() instanceof FileSystemException || failure instanceof ClassNotFoundException) {
            return "";
        }
        String message =
                PROFILE_FILE.matcher(String.valueOf(failure.getMessage())).replaceAll("");
        message = QUOTED_INPUT.matcher(message).replaceAll("…");
        return ATTEMPTS.matcher(message).replaceAll("").replaceAll("\\s+", " ").strip();
    }
}
