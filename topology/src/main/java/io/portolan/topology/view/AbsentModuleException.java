package io.portolan.topology.view;

/** The SDK's module for EC2 is not on the class path. */
final class AbsentModuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
