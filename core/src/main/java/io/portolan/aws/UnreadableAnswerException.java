package io.portolan.aws;

import io.portolan.diagnosis.PeerText;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What answered is no answer of this AWS service, or it is damaged. It has no cause, because that might repeat a secret of the
 * answer.
 */
public final class UnreadableAnswerException extends SdkClientException {

    /** The cause in words for a finding. */
    public static final String CAUSE =
            "What answers is not this AWS service, or something on the way changes its answers.";

    private static final long serialVersionUID = 1L;

    /** @param fault what is wrong with the answer */
    public UnreadableAnswerException(String fault) {
        super(builder().message("an answer that cannot be read: " + PeerText.shorten(fault)));
    }
}
