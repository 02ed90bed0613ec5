package io.portolan.cli;

import static io.portolan.diagnosis.JsonValue.field;
import static io.portolan.diagnosis.JsonValue.number;
import static io.portolan.diagnosis.JsonValue.object;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.JsonValue.JsonField;
import io.portolan.diagnosis.PortolanException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Credentials in the two forms that AWS's SDKs read. The texts are secret. */
final class CredentialsJson {

    private CredentialsJson() {}

    /** The form of a {@code credential_process}. A long-lived key has neither a token nor an end. */
    static String ofProcess(AwsCredentials credentials) {
        List<JsonField> fields = new ArrayList<>();
        fields.add(field("Version", number(1)));
        fields.addAll(key(credentials));
        if (credentials instanceof AwsSessionCredentials session) {
            fields.add(field("SessionToken", session.sessionToken()));
        }
        credentials.expirationTime().ifPresent(end -> fields.add(field("Expiration", text(end))));
        return object(fields).text();
    }

    /**
     * The form of the credentials endpoint in a container.
     *
     * @throws PortolanException if these are no session with an end. Most SDKs need both.
     */
    static String ofContainer(AwsCredentials credentials) {
        Optional<Instant> end = credentials.expirationTime();
        if (end.isEmpty() || !(credentials instanceof AwsSessionCredentials session)) {
            throw withoutEnd();
        }
        List<JsonField> fields = new ArrayList<>(key(credentials));
        fields.add(field("Token", session.sessionToken()));
        fields.add(field("Expiration", text(end.get())));
        return object(fields).text();
    }

    /** A failure of the endpoint. It is not secret. */
    static String ofFailure(String message) {
        return object(field("code", "CredentialsUnavailable"), field("message", message))
                .text();
    }

    private static List<JsonField> key(AwsCredentials credentials) {
        return List.of(
                field("AccessKeyId", credentials.accessKeyId()),
                field("SecretAccessKey", credentials.secretAccessKey()));
    }

    /** Some SDKs do not read fractions of a second. */
    private static String text(Instant end) {
        return end.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static PortolanException withoutEnd() {
        return new PortolanException(
                "These credentials cannot be handed on to a command",
                Finding.about(Code.BASE_IDENTITY_UNAVAILABLE, "base identity")
                        .asked("a session with an end")
                        .seen("a key without an end")
                        .cause("The cluster has no role, so its clients use the base identity itself.")
                        .fix(
                                "Give the cluster a role in the catalog, or run the command with the base identity yourself.")
                        .build());
    }
}
