package io.portolan.preflight;

import io.portolan.diagnosis.Code;

/**
 * How one check of one address of a broker ended.
 *
 * @param target the address that was checked
 * @param code {@code OK} or the diagnosis
 * @param seen what was seen, in lines for people. Without secrets.
 */
record BrokerCheckResult(BrokerTarget target, Code code, String seen) {

    boolean isOk() {
        return code == Code.OK;
    }

    /** Whether another address of the broker may replace this one. Clients try all of them, unless the broker refuses them. */
    boolean isTolerable() {
        return switch (code) {
            case TLS_FAILED, IAM_FAILED, BROKER_THROTTLED, METADATA_TIMEOUT, METADATA_FAILED, DEADLINE_EXCEEDED -> true;
            default -> false;
        };
    }

    /** The result on one line. */
    String outcome() {
        int end = seen.indexOf('\n');
        String first = end < 0 ? seen : seen.substring(0, end);
        return isOk() ? first : code + ": " + first;
    }
}
