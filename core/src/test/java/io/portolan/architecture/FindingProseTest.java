package io.portolan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import io.portolan.architecture.ParsedSources.SourceType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The cause and the fix of each {@link io.portolan.diagnosis.Finding} are full sentences, and so are log messages. */
class FindingProseTest {

    /** The methods whose last two arguments are a cause and a fix. */
    private static final Set<String> ADVICE = Set.of("Advice", "RefusalAdvice", "InvalidValueException", "addFault");

    private static final Pattern FRAGMENT_START = Pattern.compile("^[a-z]");
    private static final Pattern SENTENCE_END = Pattern.compile("[.?]$");
    /** The calls of a logger whose first argument is a message. */
    private static final List<String> LOG_CALLS = List.of("trace", "debug", "info", "warn", "error", "log");

    private static final Pattern MESSAGE_START = Pattern.compile("^[A-Z{]|^spring\\.kafka\\.");
    private static final Pattern MESSAGE_END = Pattern.compile("[.?}]$");

    private final List<ExpressionTree> sentences = new ArrayList<>();
    private final List<ExpressionTree> logMessages = new ArrayList<>();

    FindingProseTest() {
        for (String module : List.of("core", "cli", "spring-starter", "testkit")) {
            for (SourceType type : new ParsedSources(Path.of("..", module, "src/main/java")).types()) {
                if (type.topLevel()) {
                    new TextScanner().scan(type.path(), null);
                }
            }
        }
    }

    @Test
    void sentencesBeginWithCapitals() {
        assertThat(sentences.stream().flatMap(FindingProseTest::firstLiterals))
                .hasSizeGreaterThan(100)
                .allSatisfy(text -> assertThat(text).doesNotContainPattern(FRAGMENT_START));
    }

    @Test
    void sentencesEndWithFullStops() {
        assertThat(sentences.stream()
                        .filter(text -> !text.toString().contains("\\n"))
                        .flatMap(FindingProseTest::lastLiterals))
                .hasSizeGreaterThan(100)
                .allSatisfy(text -> assertThat(text).containsPattern(SENTENCE_END));
    }

    @Test
    void logMessagesAreFullSentences() {
        assertThat(logMessages.stream().flatMap(FindingProseTest::firstLiterals))
                .hasSizeGreaterThan(15)
                .allSatisfy(text -> assertThat(text).containsPattern(MESSAGE_START));
        assertThat(logMessages.stream().flatMap(FindingProseTest::lastLiterals))
                .hasSizeGreaterThan(15)
                .allSatisfy(text -> assertThat(text).containsPattern(MESSAGE_END));
    }

    /** Collects the texts of one type. */
    private final class TextScanner extends TreePathScanner<Void, Void> {

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            String name = lastName(call.getMethodSelect());
            List<? extends ExpressionTree> arguments = call.getArguments();
            if (arguments.size() == 1 && (name.equals("cause") || name.equals("fix"))) {
                sentences.add(arguments.get(0));
            }
            if (call.getMethodSelect().toString().startsWith("LOG.") && LOG_CALLS.contains(name)) {
                logMessages.add(arguments.get(0));
            }
            addAdvice(name, arguments);
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void unused) {
            addAdvice(lastName(made.getIdentifier()), made.getArguments());
            return super.visitNewClass(made, null);
        }
    }

    private void addAdvice(String name, List<? extends ExpressionTree> arguments) {
        if (ADVICE.contains(name) && arguments.size() >= 2) {
            sentences.addAll(arguments.subList(arguments.size() - 2, arguments.size()));
        }
    }

    private static String lastName(Tree name) {
        return name instanceof MemberSelectTree select ? select.getIdentifier().toString() : name.toString();
    }

    private static Stream<String> firstLiterals(ExpressionTree text) {
        return literals(text, true);
    }

    private static Stream<String> lastLiterals(ExpressionTree text) {
        return literals(text, false);
    }

    /** How the text begins or ends. Empty if the source does not show it. */
    private static Stream<String> literals(ExpressionTree text, boolean first) {
        if (text instanceof BinaryTree sum) {
            return literals(first ? sum.getLeftOperand() : sum.getRightOperand(), first);
        }
        if (text instanceof ParenthesizedTree parts) {
            return literals(parts.getExpression(), first);
        }
        if (text instanceof ConditionalExpressionTree either) {
            return Stream.concat(
                    literals(either.getTrueExpression(), first), literals(either.getFalseExpression(), first));
        }
        return text instanceof LiteralTree literal && literal.getValue() instanceof String value && !value.isEmpty()
                ? Stream.of(value)
                : Stream.empty();
    }
}
