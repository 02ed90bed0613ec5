package io.portolan.preflight;

/** Why it is so, and what to do. */
record Advice(String cause, String fix) {}
