package io.portolan.credentials;

import io.portolan.aws.AwsError;
import io.portolan.aws.ClockAdvice;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.time.Duration;
import java.util.Set;

/**
 * STS has refused a hop and a retry will not help. The findings say what the refusal means and who can change it. The
 * SDK's exception is not kept as the cause, because the text of a signature error repeats the session token.
 */
record StsRefusal(HopRequest request, StsCaller caller, AwsError error, ReportedSts sts) {

    private static final Set<String> BAD_SIGNATURE = Set.of("IncompleteSignature", "SignatureDoesNotMatch");

    PortolanException clockSkewException(String asked, Duration skew) {
        Finding finding = Finding.about(Code.CLOCK_SKEW, "this host's clock")
                .asked(asked)
                .seen(error.text())
                .cause(ClockAdvice.cause(skew))
                .fix(ClockAdvice.FIX)
                .build();
        return new PortolanException("AWS refuses signatures made with this host's clock", finding);
    }

    PortolanException notAssumableException(String asked, int hops) {
        RefusalAdvice advice = advice();
        Finding finding = Finding.about(Code.ROLE_NOT_ASSUMABLE, request.roleArn())
                .asked(asked)
                .seen(error.text())
                .cause(advice.cause())
                .fix(advice.fix())
                .build();
        String headline = "Role " + request.roleArn() + " cannot be assumed (" + request.positionText(hops) + ")";
        return new PortolanException(headline, finding);
    }

    private RefusalAdvice advice() {
        boolean unknownCaller = error.hasBadToken() || BAD_SIGNATURE.contains(error.code());
        if (error.isOfOtherRegion() || (unknownCaller && sts.regional().namesOtherRegion())) {
            return new RefusalAdvice(
                    "This endpoint is not of the region that the call was signed for: " + sts + ".",
                    "Let endpoints.sts of the catalog name the endpoint of STS in the client's own region, or set region to"
                            + " the region of that endpoint.");
        }
        if (unknownCaller) {
            return new RefusalAdvice(
                    "The caller's own credentials are expired, revoked or wrong. Or they are of another partition, or of an account"
                            + " that has not enabled this region.",
                    "Renew the credentials of " + caller.name() + ". If they are right, enable "
                            + sts.regional().region()
                            + " in their account, or give the role a base of its own partition.");
        }
        if (error.mentions("sts:TagSession")) {
            return new RefusalAdvice(
                    "The chain sends session tags, and sts:TagSession is not allowed.",
                    "Allow sts:TagSession, beside sts:AssumeRole, to " + caller.principal() + " in the trust policy of "
                            + request.roleArn() + " and in the caller's own policy. Or remove the tags.");
        }
        return error.code().startsWith("AccessDenied") ? trustAdvice() : limitAdvice();
    }

    private RefusalAdvice limitAdvice() {
        if (error.mentions("role chaining") || error.mentions("1 hour session limit")) {
            return new RefusalAdvice(
                    "A session lasts one hour at most when another role's session assumed the role.",
                    "Set a duration of one hour or less for this chain.");
        }
        if (error.mentions("MaxSessionDuration")) {
            return new RefusalAdvice(
                    "The duration is longer than the role allows.",
                    "Set a shorter duration for this chain, or raise MaxSessionDuration of " + request.roleArn() + ".");
        }
        if (error.code().startsWith("RegionDisabled")) {
            return new RefusalAdvice(
                    "STS is not activated for the caller's account in this region.",
                    "Activate the region in the account's settings, or choose another STS region.");
        }
        return new RefusalAdvice("STS refuses the request as it is.", "Correct what the answer names.");
    }

    private RefusalAdvice trustAdvice() {
        String externalId = request.hop().externalId();
        return new RefusalAdvice(
                "The role does not exist, its trust policy does not admit this caller "
                        + (externalId == null ? "without an external id" : "with this external id")
                        + ", or the caller's own policy does not allow sts:AssumeRole on it.",
                "Let the trust policy of " + request.roleArn() + " allow sts:AssumeRole to " + caller.principal()
                        + (externalId == null
                                ? ". If it demands an external id, put it into the chain."
                                : " with the chain's external id as sts:ExternalId.")
                        + " Let the policy of " + caller.principal() + " allow sts:AssumeRole on the role.");
    }

    private record RefusalAdvice(String cause, String fix) {}
}
