package io.portolan.diagnosis;

import java.util.List;

/**
 * Items of a page, of which the first are shown and the rest is folded. In print nothing is folded.
 *
 * @param noun what each of them is
 */
record FoldedItems(List<HtmlFragment> items, String noun) {

    private static final int MOST_SHOWN = 10;

    /** @param template what stands around the first ones, and around the rest */
    HtmlFragment fold(String template) {
        // a fold for a single item would save nothing
        if (items.size() <= MOST_SHOWN + 1) {
            return HtmlFragment.of(template, items);
        }
        return HtmlFragment.of(
                "{}<details class='more'><summary>and {}</summary> {}</details>",
                HtmlFragment.of(template, items.subList(0, MOST_SHOWN)),
                CountWords.of(items.size() - MOST_SHOWN, "more " + noun),
                HtmlFragment.of(template, items.subList(MOST_SHOWN, items.size())));
    }
}
