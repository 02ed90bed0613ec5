package io.portolan.catalog;

/** Reads port numbers. */
final class PortNumber {

    private PortNumber() {}

    static int parse(String port, String whole, String expected) {
        int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
        if (number < 1 || number > 65535) {
            String cause = "The port " + QuotedText.of(port) + " is not a number from 1 to 65535.";
            throw new InvalidValueException(whole, expected, cause, "Correct the port.");
        }
        return number;
    }
}
