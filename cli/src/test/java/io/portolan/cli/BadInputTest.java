package io.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link FailureHandler} says in two lines on standard error what is wrong with a command line, and ends with 2. */
class BadInputTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            check                              ; (NAME... | --all)                   ; portolan check
            check orders --all                 ; mutually exclusive                  ; portolan check
            check --all --json --html x        ; mutually exclusive                  ; portolan check
            check --all --timeout 3            ; not a time such as 500ms            ; portolan check
            check --all --timeout 0s           ; not a time such as 500ms            ; portolan check
            check --al                         ; Unknown option: '--al'              ; portolan check
            resolve                            ; Missing required parameter: 'NAME'  ; portolan resolve
            config a b                         ; Only --for mirror-maker takes       ; portolan config
            config a --for mirror-maker        ; at least one to write               ; portolan config
            config a --for connct              ; is none of kafka, connect, mirror-  ; portolan config
            exec orders echo -n                ; Write -- before the command         ; portolan exec
            watch orders --count 0             ; not a number above zero             ; portolan watch
            matrix                             ; Missing: DIR or --report-topic      ; portolan matrix
            matrix --report-topic orders       ; not a cluster and a topic such as   ; portolan matrix
            matrix d --stale-after soon        ; not a time such as 500ms            ; portolan matrix
            check --all --site \u001b[31mx        ; --site or $PORTOLAN_SITE            ; portolan check
            check --all --report-topic a/b/%   ; not a cluster and a topic such as   ; portolan check
            catalog                            ; Missing required subcommand         ; portolan catalog
            chek                               ; Did you mean: portolan check        ; portolan
            """, quoteCharacter = '"')
    void badInputIsReportedBriefly(String line, String message, String command) {
        CommandRun run = CommandRun.of(line.split(" "));
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("portolan: ")
                .contains(message)
                .endsWith("Try: " + command + " --help\n")
                .doesNotContain("\tat ");
        assertThat(run.code()).isEqualTo(2);
    }
}
