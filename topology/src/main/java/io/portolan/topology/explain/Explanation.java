package io.portolan.topology.explain;

import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PreflightReport;
import io.portolan.diagnosis.Severity;
import io.portolan.diagnosis.TerminalColour;
import io.portolan.topology.view.MissingView;
import java.util.List;
import java.util.Optional;

/**
 * Why a site does not reach a cluster. The first thing on the path that is wrong is the culprit. Immutable and thread-safe.
 *
 * <p>{@code System.out.println(inspection.explain("orders", SiteChoice.named("shop"), false));}
 *
 * @param way from where to where
 * @param culprit what is wrong. It is empty if nothing was found.
 * @param evidence what was seen and is as it should be, in the order of the path
 * @param missing what could not be seen. It may be wrong too.
 * @param preflight what a preflight from the site found. It is empty if the site is not that of this host.
 */
public record Explanation(
        Way way,
        Optional<Culprit> culprit,
        List<Evidence> evidence,
        List<MissingView> missing,
        Optional<PreflightReport> preflight) {

    /** Copies the lists. */
    public Explanation {
        evidence = List.copyOf(evidence);
        missing = List.copyOf(missing);
    }

    /** What is known. */
    public Outcome outcome() {
        if (culprit.isPresent()) {
            return Outcome.CULPRIT_FOUND;
        }
        return missing.isEmpty() ? Outcome.NOTHING_WRONG : Outcome.VIEWS_MISSING;
    }

    /** A failure if something is wrong or cannot be seen. */
    public Severity severity() {
        boolean failed = preflight
                .filter(report -> report.severity() == Severity.FAILURE)
                .isPresent();
        return outcome() == Outcome.NOTHING_WRONG && !failed ? Severity.INFO : Severity.FAILURE;
    }

    /** The culprit in the words of a preflight. */
    public Optional<Finding> finding() {
        return culprit.map(found -> Finding.about(found.code(), found.evidence().subject())
                .asked(found.evidence().api() + ": " + found.evidence().wanted())
                .seen(found.evidence().seen())
                .cause(found.cause())
                .fix(ExplanationText.fix(found))
                .build());
    }

    /**
     * Lines of at most 100 columns. A longer word is not broken. What is as it should be is counted. External ids are not shown.
     */
    public String toText() {
        return toText(false, false);
    }

    /**
     * {@link #toText()} for a terminal.
     *
     * @param colour whether verdicts and labels have ANSI colours
     * @param all whether all that is as it should be is listed
     */
    public String toText(boolean colour, boolean all) {
        return new ExplanationText(this, TerminalColour.of(colour)).format(all);
    }

    /**
     * Indented JSON without a line break at the end. Later versions may add fields. Its templates can be deployed, so the external ids of
     * roles are in them.
     */
    public String toJson() {
        return new ExplanationJson(this).format();
    }

    /** A page like that of a preflight. The culprit and all evidence stand in the stage that is broken. Write it as UTF-8. */
    public String toHtml() {
        String verdict = ExplanationText.verdict(this);
        return new ExplainedReport(this)
                .join()
                .toHtml(ExplanationText.title(way), Character.toUpperCase(verdict.charAt(0)) + verdict.substring(1));
    }

    /** {@link #toText}. */
    @Override
    public String toString() {
        return toText();
    }

    /** What an explanation knows. */
    public enum Outcome {
        /** Something is wrong. */
        CULPRIT_FOUND,
        /** All that the control planes say is as it should be. */
        NOTHING_WRONG,
        /** Nothing wrong was seen, but not all could be seen. */
        VIEWS_MISSING
    }

    /**
     * From where to where.
     *
     * @param environment the environment. It may be empty.
     * @param cluster the cluster's name
     * @param region the cluster's region
     * @param site the client site's name
     */
    public record Way(String environment, String cluster, String region, String site) {}
}
