package io.portolan.credentials;

import io.portolan.aws.AwsError;
import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.time.Duration;
import java.util.Set;

/**
 * STS said no to a hop, for good: what that means and who can change it. The SDK's exception is not kept as the cause: the
 * text of a signature error repeats the session token.
 */
record StsRefusal(HopRequest request, StsCaller caller, AwsError error) {

    private static final Set<String> BAD_SIGNATURE = Set.of("IncompleteSignature", "SignatureDoesNotMatch");

    PortolanException clockSkewException(String asked, Duration skew) {
        long seconds = skew.abs().toSeconds();
        String by = seconds == 0 ? "" : " by " + seconds + " s";
        String way = seconds == 0 ? "differs from" : skew.isNegative() ? "is behind" : "is ahead of";
        Finding finding = Finding.about(Code.CLOCK_SKEW, "this host's clock")
                .asked(asked)
                .seen(error.text())
                .cause("this host's clock " + way + " AWS's" + by)
                .fix("synchronise this host's clock (NTP, chrony; on a virtual machine, its host's too)")
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
        if (error.hasBadToken() || BAD_SIGNATURE.contains(error.code())) {
            return new RefusalAdvice(
                    "the caller's own credentials are expired, revoked or wrong",
                    "renew the credentials of " + caller.name());
        }
        if (error.mentions("sts:TagSession")) {
            return new RefusalAdvice(
                    "the chain sends session tags, and sts:TagSession is not allowed",
                    "allow sts:TagSession, beside sts:AssumeRole, to " + caller.principal() + " in the trust policy of "
                            + request.roleArn() + " and in the caller's own policy, or remove the tags");
        }
        return error.code().startsWith("AccessDenied") ? trustAdvice() : limitAdvice();
    }

    private RefusalAdvice limitAdvice() {
        if (error.mentions("role chaining") || error.mentions("1 hour session limit")) {
            return new RefusalAdvice(
                    "a session of a role that a role assumed lasts one hour at most",
                    "set a duration of one hour or less for this chain");
        }
        if (error.mentions("MaxSessionDuration")) {
            return new RefusalAdvice(
                    "the duration is longer than the role allows",
                    "set a shorter duration for this chain, or raise MaxSessionDuration of " + request.roleArn());
        }
        if (error.code().startsWith("RegionDisabled")) {
            return new RefusalAdvice(
                    "STS is not activated for the caller's account in this region",
                    "activate the region in the account's settings, or choose another STS region");
        }
        return new RefusalAdvice("STS refuses the request as it is", "correct what the answer names");
    }

    private RefusalAdvice trustAdvice() {
        String externalId = request.hop().externalId();
        return new RefusalAdvice(
                "the role does not exist, its trust policy does not admit this caller "
                        + (externalId == null ? "without an external id" : "with this external id")
                        + ", or the caller's own policy does not allow sts:AssumeRole on it",
                "let the trust policy of " + request.roleArn() + " allow sts:AssumeRole to " + caller.principal()
                        + (externalId == null
                                ? "; if it demands an external id, put it into the chain"
                                : " with sts:ExternalId \"" + externalId + "\"")
                        + "; let the policy of " + caller.principal() + " allow sts:AssumeRole on the role");
    }

    private record RefusalAdvice(String cause, String fix) {}
}
