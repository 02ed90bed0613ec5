package io.portolan.cli;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/** Credentials in the two forms that AWS's SDKs read. The texts are secret. */
final class CredentialsJson {

    private CredentialsJson() {}

    /** The form of a {@code credential_process}. A long-lived key has neither a token nor an end. */
    static String ofProcess(AwsCredentials credentials) {
        JsonWriter json = JsonWriter.create().writeStartObject();
        json.writeFieldName("Version").writeValue(1);
        writeKey(json, credentials);
        if (credentials instanceof AwsSessionCredentials session) {
            json.writeFieldName("SessionToken").writeValue(session.sessionToken());
        }
        credentials
                .expirationTime()
                .ifPresent(end -> json.writeFieldName("Expiration").writeValue(text(end)));
        return text(json.writeEndObject());
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
        JsonWriter json = JsonWriter.create().writeStartObject();
        writeKey(json, credentials);
        json.writeFieldName("Token").writeValue(session.sessionToken());
        json.writeFieldName("Expiration").writeValue(text(end.get()));
        return text(json.writeEndObject());
    }

    /** A failure of the endpoint. It is not secret. */
    static String ofFailure(String message) {
        JsonWriter json = JsonWriter.create().writeStartObject();
        json.writeFieldName("code").writeValue("CredentialsUnavailable");
        json.writeFieldName("message").writeValue(message);
        return text(json.writeEndObject());
    }

    private static void writeKey(JsonWriter json, AwsCredentials credentials) {
        json.writeFieldName("AccessKeyId").writeValue(credentials.accessKeyId());
        json.writeFieldName("SecretAccessKey").writeValue(credentials.secretAccessKey());
    }

    /** Some SDKs do not read fractions of a second. */
    private static String text(Instant end) {
        return end.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String text(JsonWriter json) {
        return new String(json.getBytes(), StandardCharsets.UTF_8);
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
