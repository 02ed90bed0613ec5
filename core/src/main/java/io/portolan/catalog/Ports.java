package io.portolan.catalog;

import java.util.regex.Pattern;

/** Reads port numbers. */
final class Ports {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    private Ports() {}

    static int parse(String port, String whole, String expected) {
        int number = NUMBER.matcher(port).matches() ? Integer.parseInt(port) : 0;
        if (number < 1 || number > 65535) {
            String cause = "The port " + Quoted.of(port) + " is not a number from 1 to 65535.";
            throw new Invalid(whole, expected, cause, "Correct the port.");
        }
        return number;
    }
}
