package io.portolan.topology.explain;

import io.portolan.diagnosis.JsonReader;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An IAM policy. It can decide a request, as far as its conditions are known here. */
record PolicyDocument(List<PolicyStatement> statements) {

    /** What a policy says of a request. */
    enum Decision {
        /** A statement denies it. */
        DENIED,
        /** A statement allows it and none denies it. */
        ALLOWED,
        /** No statement is about it. */
        SILENT
    }

    static PolicyDocument parse(String json) {
        Object statements = JsonReader.read(json) instanceof Map<?, ?> policy ? policy.get("Statement") : List.of();
        List<?> all = statements instanceof List<?> several ? several : Collections.singletonList(statements);
        return new PolicyDocument(all.stream().flatMap(PolicyStatement::read).toList());
    }

    /**
     * Its decision. An unknown condition counts as met where a statement allows something, and as not met where it denies something.
     *
     * @param unknown hears of the conditions on which the decision stands and that are not known here
     */
    Decision decide(PolicyQuestion question, Consumer<PolicyCondition> unknown) {
        Decision decision = Decision.SILENT;
        for (PolicyStatement statement : statements) {
            if (isAbout(statement, question) && statement.unmet(question).isEmpty()) {
                List<PolicyCondition> open = statement.unknown(question);
                open.forEach(unknown);
                if (!statement.allows() && open.isEmpty()) {
                    return Decision.DENIED;
                }
                decision = statement.allows() ? Decision.ALLOWED : decision;
            }
        }
        return decision;
    }

    /** Whether a statement that allows it names this action. */
    boolean mentions(String action) {
        return statements.stream().anyMatch(statement -> statement.allows() && statement.isAboutAction(action));
    }

    static boolean isAbout(PolicyStatement statement, PolicyQuestion question) {
        return statement.isAboutAction(question.action())
                && statement.isAboutResource(question.resource())
                && statement.isAboutPrincipal(question.principal());
    }
}
