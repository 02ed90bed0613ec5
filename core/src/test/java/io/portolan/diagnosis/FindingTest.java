package io.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How {@link Finding} reads as text. */
class FindingTest {

    @Test
    void partsStandBelowCodeAndSubject() {
        Finding finding = Finding.about(Code.MISSING_RULE, "boot-abc.example")
                .asked("addresses in 10.30.0.0/16")
                .seen("jvm  UnknownHostException\ncentral  10.30.4.11")
                .cause("No rule.")
                .fix("Make one:\n  FORWARD example")
                .build();

        assertThat(finding).hasToString("""
                MISSING_RULE  boot-abc.example
                  asked  addresses in 10.30.0.0/16
                  seen   jvm  UnknownHostException
                         central  10.30.4.11
                  cause  No rule.
                  fix    Make one:
                           FORWARD example""");
    }

    @Test
    void derivedFindingKeepsItsOtherParts() {
        Finding finding = Finding.about(Code.TCP_REFUSED, "b1:9098")
                .asked("a TCP connection")
                .seen("refused")
                .cause("Nothing listens.")
                .fix("Look.")
                .build();

        assertThat(finding.toBuilder().seen("refused twice").build())
                .hasToString(finding.toString().replace("refused", "refused twice"));
    }

    @Test
    void exceptionTellsOneCauseOnce() {
        Finding.Builder one = Finding.about(Code.OVERRIDE_REFUSED, "sasl.mechanism")
                .cause("It is fixed.")
                .fix("Remove it.");
        Finding other = Finding.about(Code.OVERRIDE_REFUSED, "sasl.jaas.config")
                .cause("It is fixed.")
                .fix("Remove it.")
                .build();

        assertThat(new PortolanException("No", List.of(one.build(), other), null))
                .hasMessage("""
                No
                  OVERRIDE_REFUSED  sasl.mechanism
                  OVERRIDE_REFUSED  sasl.jaas.config
                    cause  It is fixed.
                    fix    Remove it.""");
    }

    @Test
    void emptyPartsAreLeftOut() {
        Finding finding = Finding.about(Code.UNKNOWN_CLUSTER, "ordres")
                .fix("Did you mean orders?")
                .build();

        assertThat(finding).hasToString("""
                UNKNOWN_CLUSTER  ordres
                  fix    Did you mean orders?""");
    }

    @Test
    void okIsOneLine() {
        assertThat(Finding.about(Code.OK, "b1:9098").seen("accepted").build()).hasToString("OK  b1:9098: accepted");
        assertThat(Finding.about(Code.OK, "b1:9098").build()).hasToString("OK  b1:9098");
    }

    @Test
    void longPartsAreWrapped() {
        Finding finding = Finding.about(Code.TCP_TIMEOUT, "b1:9098")
                .cause("word ".repeat(30).strip())
                .build();

        assertThat(finding.toString().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100))
                .last()
                .asString()
                .matches(" {9}(word ?)+");
    }

    @Test
    void longWordStaysWhole() {
        String arn = "arn:aws:kafka:us-west-2:222222222222:cluster/" + "a".repeat(64) + "/5d2c-s1";

        assertThat(Finding.about(Code.CLUSTER_NOT_FOUND, arn).cause("no " + arn).build())
                .hasToString("CLUSTER_NOT_FOUND\n  " + arn + "\n  cause  no\n         " + arn);
    }

    @Test
    void labelledValueContinuesBelowItself() {
        String words = "x".repeat(60) + " " + "y".repeat(60);

        assertThat(LineWrapper.wrap("fix  ", "Make:\n  assumed by  " + words + "\n  on  " + "z".repeat(99)))
                .isEqualTo("fix  Make:\n       assumed by  " + words.replace(" ", "\n" + " ".repeat(19))
                        + "\n       on  " + "z".repeat(99));
    }

    @Test
    void wrappedLinesKeepTheirOwnIndent() {
        String line = "  FORWARD " + "x".repeat(60) + " " + "y".repeat(60);

        assertThat(LineWrapper.wrap("fix  ", "Make:\n" + line))
                .isEqualTo("fix  Make:\n       FORWARD " + "x".repeat(60) + "\n       " + "y".repeat(60));
    }
}
