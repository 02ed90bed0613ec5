package io.portolan.credentials;

import static io.portolan.credentials.SampleChains.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.PortolanException;
import io.portolan.diagnosis.PortolanListener;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link IssuedSession} and {@link AssumeRoleCall} get what is no answer of STS. It is a finding that repeats no secret. */
@Timeout(60)
class HostileStsTest {

    private static final String SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";
    private static final String END = "2026-11-22T20:00:00Z";

    private final TestClock clock = new TestClock();

    @AutoClose
    private final LoopbackStsServer sts = new LoopbackStsServer(clock);

    static Stream<String> answers() {
        return Stream.of(
                "<html><body>Sign in</body></html>",
                "<html><body>Sign in",
                "",
                "{}",
                "<a>".repeat(100_000),
                answer(""),
                answer("<AssumedRoleUser><Arn>arn:x</Arn></AssumedRoleUser>"),
                answer("<Credentials/>"),
                session("", SECRET, END),
                session("ASIA1", SECRET + "\n" + SECRET, END),
                session("ASIA1", SECRET + "\u202e", END),
                session("ASIA1", SECRET, ""),
                session("ASIA1", SECRET, SECRET),
                session("ASIA1", SECRET, "+999999999-01-01T00:00:00Z"),
                session("ASIA1", SECRET, "-999999999-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void unreadableAnswerIsAFinding(String answer) {
        sts.behaviour = call -> new LoopbackStsServer.Reply(200, answer);
        ClientIdentity identity =
                SampleChains.identity(BaseIdentity.provider(SampleChains.POD), sts.endpoint(), ORDERS);
        try (CredentialsLease lease =
                new IdentityRegistry(clock.timing(0.999)).lease(identity, PortolanListener.NONE)) {
            PortolanException e = catchThrowableOfType(PortolanException.class, lease::resolveCredentials);

            assertThat(e.has(Code.STS_UNAVAILABLE)).as(e.toString()).isTrue();
            assertThat(stackTrace(e)).doesNotContain(SECRET).doesNotContain("StackOverflowError");
        }
    }

    private static String session(String key, String token, String end) {
        return answer("<AssumedRoleUser><Arn>arn:x</Arn></AssumedRoleUser><Credentials><AccessKeyId>" + key
                + "</AccessKeyId><SecretAccessKey>" + SECRET + "</SecretAccessKey><SessionToken>" + token
                + "</SessionToken><Expiration>" + end + "</Expiration></Credentials>");
    }

    private static String answer(String result) {
        return "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult>" + result
                + "</AssumeRoleResult></AssumeRoleResponse>";
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
