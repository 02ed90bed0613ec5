package io.portolan.diagnosis;

/** Numbers with their nouns. */
final class CountWords {

    private CountWords() {}

    /** {@code 1 cluster}, {@code 2 clusters}. */
    static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
