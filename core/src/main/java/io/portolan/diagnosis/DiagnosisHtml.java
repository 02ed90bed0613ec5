package io.portolan.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what is wrong with a link and what to do about it. */
record DiagnosisHtml(Diagnosis diagnosis, String id, Optional<SharedCause> shared) {

    HtmlFragment card() {
        return HtmlFragment.of(
                """
                <article class="diagnosis {}" id="{}">
                <h4>{} <code>{}</code> <small>{} · {}</small></h4>
                {}
                {}{}
                </article>
                """,
                diagnosis.status().id(),
                id,
                HtmlWords.mark(diagnosis.status(), diagnosis.status().text()),
                diagnosis.code(),
                diagnosis.link().label(),
                HtmlWords.of(diagnosis.stage()),
                cause(),
                evidence(),
                shared.map(DiagnosisHtml::reference).orElseGet(() -> ProseHtml.titled("Fix", diagnosis.fix())));
    }

    /** The cause. Empty if the top of the page shows it. */
    private HtmlFragment cause() {
        boolean above = shared.isPresent() && !shared.get().cause().isEmpty();
        return above || diagnosis.cause().isEmpty()
                ? HtmlFragment.NONE
                : HtmlFragment.of("<p class='cause'>{}</p>", diagnosis.cause());
    }

    private static HtmlFragment reference(SharedCause shared) {
        return HtmlFragment.of(
                "<p class='part'>What to do: <a href='#{}'>cause {}</a></p>", CausesHtml.id(shared), shared.number());
    }

    /** What was asked and seen. Subjects with the same answer share one block. */
    private HtmlFragment evidence() {
        Map<List<String>, List<String>> subjects = diagnosis.findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> List.of(finding.asked(), finding.seen()),
                        LinkedHashMap::new,
                        Collectors.mapping(Finding::subject, Collectors.toList())));
        return HtmlFragment.of(
                "<div class='part'><h5>Seen</h5>{}</div>",
                subjects.entrySet().stream().map(group -> evidence(group.getValue(), group.getKey())));
    }

    private static HtmlFragment evidence(List<String> subjects, List<String> askedAndSeen) {
        String asked = askedAndSeen.get(0);
        String seen = askedAndSeen.get(1);
        return HtmlFragment.of(
                "<div class='evidence'><div><ul>{}</ul>{}</div>{}</div>",
                subjects.stream().map(subject -> HtmlFragment.of("<li><code>{}</code></li>", subject)),
                asked.isEmpty() ? HtmlFragment.NONE : HtmlFragment.of("<p><small>asked</small> {}</p>", asked),
                seen.isEmpty() ? HtmlFragment.NONE : HtmlFragment.of("<pre tabindex='0'>{}</pre>", seen));
    }
}
