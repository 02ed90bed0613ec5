package io.portolan.credentials;

import io.portolan.aws.AwsError;
import io.portolan.aws.ClientFault;
import io.portolan.aws.CurvesAdvice;
import io.portolan.aws.UnreadableAnswerException;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** STS could not be reached, failed or throttled until the caller's time was over. */
record StsOutage(HopRequest request, int hops, ReportedSts sts) {

    private static final String THROTTLED = "STS throttles: there are too many calls in this account and region.";
    private static final String THROTTLED_FIX = "Let fewer processes start at once, or ask for a higher quota.";

    PortolanException toException(int attempts, SdkException last) {
        boolean throttled = last instanceof AwsServiceException answer && answer.isThrottlingException();
        Optional<ClientFault> fault = sts.regional().clientFault(last);
        Finding finding = Finding.about(Code.STS_UNAVAILABLE, request.roleArn())
                .asked("sts:AssumeRole, " + request.positionText(hops) + ", of STS in " + sts)
                .seen(attempts + (attempts == 1 ? " attempt" : " attempts") + ", the last: " + text(last))
                .cause(throttled ? THROTTLED : fault.map(ClientFault::cause).orElseGet(() -> cause(last)))
                .fix(throttled ? THROTTLED_FIX : fault.map(ClientFault::fix).orElseGet(this::fix))
                .build();
        return new PortolanException(
                "STS gives no session for " + request.roleArn(), List.of(CurvesAdvice.explain(finding, last)), last);
    }

    private static String text(SdkException e) {
        return e instanceof AwsServiceException answer ? AwsError.of(answer).text() : String.valueOf(e.getMessage());
    }

    private static String cause(SdkException e) {
        if (e instanceof UnreadableAnswerException) {
            return UnreadableAnswerException.CAUSE;
        }
        return e instanceof AwsServiceException
                ? "STS has a fault in this region."
                : "STS cannot be reached from this host, or it does not answer in time.";
    }

    private String fix() {
        return "Check the route, proxy or interface endpoint to STS in " + sts + ", or choose another STS region.";
    }
}
