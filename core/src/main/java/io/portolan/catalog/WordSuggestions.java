package io.portolan.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the words that a user may have meant. Not API. It is public for the starter. */
public final class WordSuggestions {

    /** A comparison takes time, and nobody can remember more names. */
    private static final int MOST_COMPARED = 200;

    private static final int FEW = 10;

    private WordSuggestions() {}

    /** The question {@code Did you mean "region"?}, or the other text if nothing is near. */
    public static String suggest(String word, Collection<String> known, String otherwise) {
        return nearest(word, known).stream()
                .findFirst()
                .map(nearest -> "Did you mean " + QuotedText.of(nearest) + "?")
                .orElse(otherwise);
    }

    /** Up to ten of the known words, and how many others there are. */
    public static String listFew(Collection<String> known) {
        String few = known.stream().limit(FEW).collect(Collectors.joining(", "));
        return known.size() > FEW ? few + " and " + (known.size() - FEW) + " more" : few;
    }

    /**
     * The known words that the user may have meant, nearest first. A typo, another case or a missing part makes the difference.
     */
    static List<String> nearest(String word, Collection<String> known) {
        String asked = lower(word);
        return known.stream()
                .limit(MOST_COMPARED)
                .filter(candidate -> isNear(asked, lower(candidate)))
                .sorted(Comparator.comparingInt(candidate -> distance(asked, lower(candidate))))
                .toList();
    }

    private static boolean isNear(String word, String candidate) {
        int tolerance = Math.max(1, Math.min(word.length(), candidate.length()) / 3);
        boolean similar =
                Math.abs(word.length() - candidate.length()) <= tolerance && distance(word, candidate) <= tolerance;
        return similar || (word.length() > 2 && candidate.contains(word));
    }

    private static String lower(String word) {
        return word.substring(0, Math.min(word.length(), 64)).toLowerCase(Locale.ROOT);
    }

    /**
     * The distance of two words (optimal string alignment). It counts insertions, deletions, replacements and swaps of
     * neighbours.
     */
    public static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, 1 + cost[i - 2][j - 2]) : best;
    }
}
