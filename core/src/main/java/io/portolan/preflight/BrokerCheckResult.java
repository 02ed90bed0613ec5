package io.portolan.preflight;

import io.portolan.diagnosis.Code;

/**
 * How one check of one address of a broker ended.
 *
 * @param seen for people, in lines; without secrets
 */
record BrokerCheckResult(BrokerTarget target, Code code, String seen) {

    boolean isOk() {
        return code == Code.OK;
    }

    /** Whether another address of the broker may make up for it: clients try them all, unless they are refused. */
    boolean isTolerable() {
        return switch (code) {
            case TLS_FAILED, IAM_FAILED, BROKER_THROTTLED, METADATA_TIMEOUT, METADATA_FAILED, DEADLINE_EXCEEDED -> true;
            default -> false;
        };
    }

    /** On one line. */
    String outcome() {
        int end = seen.indexOf('\n');
        String first = end < 0 ? seen : seen.substring(0, end);
        return isOk() ? first : code + ": " + first;
    }
}
