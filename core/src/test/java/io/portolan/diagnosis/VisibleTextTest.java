package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link VisibleText} and {@link PeerText} leave no character in a report that turns or breaks a line. */
class VisibleTextTest {

    /** Unicode's property Bidi_Control, and the separators that some viewers take for the end of a line. */
    private static final List<String> MISLEADING = IntStream.of(
                    0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
                    0x2028, 0x2029)
            .mapToObj(Character::toString)
            .toList();

    @Test
    void misleadingCharactersAreEscaped() {
        assertThat(VisibleText.of("exe.\u202egnp\u202c")).isEqualTo("exe.\\u202egnp\\u202c");
        assertThat(VisibleText.of("é 🧭 中文 שלום")).isEqualTo("é 🧭 中文 שלום");
    }

    @Test
    void noReportHasMisleadingCharacters() {
        String text = "x" + String.join("y", MISLEADING);
        PreflightReports reports = PreflightReports.of(List.of(HostileReports.of(text)));

        for (String written : List.of(reports.toString(), reports.toJson(), reports.toHtml())) {
            assertThat(written).doesNotContain(MISLEADING).contains("\\u202e");
        }
        PortolanException e = new PortolanException(
                "no", Finding.about(Code.MISSING_RULE, text).cause(text).build());
        assertThat(e.getMessage()).doesNotContain(MISLEADING).contains("\\u202e");
    }

    @Test
    void peerTextIsOneShortLine() {
        assertThat(PeerText.shorten("Access\r\ndenied\u001b[31m")).isEqualTo("Access??denied?[31m");
        assertThat(PeerText.shorten("x".repeat(501))).isEqualTo("x".repeat(500) + "… (501 characters)");
        assertThat(PeerText.shorten("x".repeat(500))).isEqualTo("x".repeat(500));
    }
}
