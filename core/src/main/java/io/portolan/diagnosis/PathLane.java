package io.portolan.diagnosis;

/** One of the three ways from a client site to the brokers. All of them must be sound. */
enum PathLane {
    CONTROL_PLANE("Control plane", "whose identity, and where are the brokers?"),
    NAMES("Names", "do their names lead into the right VPC?"),
    TRAFFIC("Traffic", "do they let this client in?");

    private final String title;
    private final String question;

    PathLane(String title, String question) {
        this.title = title;
        this.question = question;
    }

    String title() {
        return title;
    }

    String question() {
        return question;
    }
}
