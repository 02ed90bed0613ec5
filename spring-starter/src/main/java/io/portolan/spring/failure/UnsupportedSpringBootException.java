package io.portolan.spring.failure;

/** The application runs with a Spring Boot that is too old for the starter. */
final class UnsupportedSpringBootException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnsupportedSpringBootException(String version) {
        super("portolan-spring-boot-starter needs Spring Boot " + SpringBootLine.OLDEST + ", this is " + version + ".");
    }
}
