package io.portolan.testkit.aws;

/** How a service writes an error. */
record ErrorCode(String code, int status) {}
