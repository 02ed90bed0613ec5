package io.portolan.diagnosis;

/**
 * What the matrix cannot show as it is, such as a file that is no report.
 *
 * @param source the file or record, or the site
 * @param hides whether a failure may be hidden by it
 */
record MatrixProblem(String source, String problem, String fix, boolean hides) {

    MatrixProblem {
        source = VisibleText.of(source);
        problem = VisibleText.of(problem);
    }

    static MatrixProblem hiding(String source, String problem, String fix) {
        return new MatrixProblem(source, problem, fix, true);
    }

    static MatrixProblem harmless(String source, String problem, String fix) {
        return new MatrixProblem(source, problem, fix, false);
    }

    CheckStatus status() {
        return hides ? CheckStatus.FAILED : CheckStatus.WARNING;
    }

    JsonValue toJson() {
        return JsonValue.object(
                JsonValue.field("source", source),
                JsonValue.field("problem", problem),
                JsonValue.field("fix", fix),
                JsonValue.field("hides", JsonValue.flag(hides)));
    }
}
