package io.portolan.credentials;

import io.portolan.diagnosis.Code;
import io.portolan.diagnosis.Finding;
import io.portolan.diagnosis.PortolanException;
import java.time.Duration;
import java.util.Set;

/**
 * STS said no to a hop, for good: what that means and who can change it. The SDK's exception is not kept as the cause: the
 * text of a signature error repeats the session token.
 */
record Refusal(HopRequest request, Caller caller, AwsAnswer answer) {

    private static final Set<String> BAD_SIGNATURE = Set.of("IncompleteSignature", "SignatureDoesNotMatch");

    PortolanException clockSkew(String asked, Duration skew) {
        long seconds = skew.abs().toSeconds();
        String by = seconds == 0 ? "" : " by " + seconds + " s";
        String way = seconds == 0 ? "differs from" : skew.isNegative() ? "is behind" : "is ahead of";
        Finding finding = Finding.about(Code.CLOCK_SKEW, "this host's clock")
                .asked(asked)
                .seen(answer.text())
                .cause("this host's clock " + way + " AWS's" + by)
                .fix("synchronise this host's clock (NTP, chrony; on a virtual machine, its host's too)")
                .build();
        return new PortolanException("AWS refuses signatures made with this host's clock", finding);
    }

    PortolanException notAssumable(String asked, int hops) {
        Advice advice = advice();
        Finding finding = Finding.about(Code.ROLE_NOT_ASSUMABLE, request.roleArn())
                .asked(asked)
                .seen(answer.text())
                .cause(advice.cause())
                .fix(advice.fix())
                .build();
        String headline = "Role " + request.roleArn() + " cannot be assumed (" + request.ordinal(hops) + ")";
        return new PortolanException(headline, finding);
    }

    private Advice advice() {
        if (answer.badToken() || BAD_SIGNATURE.contains(answer.code())) {
            return new Advice(
                    "the caller's own credentials are expired, revoked or wrong",
                    "renew the credentials of " + caller.name());
        }
        if (answer.says("sts:TagSession")) {
            return new Advice(
                    "the chain sends session tags, and sts:TagSession is not allowed",
                    "allow sts:TagSession, beside sts:AssumeRole, to " + caller.principal() + " in the trust policy of "
                            + request.roleArn() + " and in the caller's own policy, or remove the tags");
        }
        return answer.code().startsWith("AccessDenied") ? trust() : limits();
    }

    private Advice limits() {
        if (answer.says("role chaining") || answer.says("1 hour session limit")) {
            return new Advice(
                    "a session of a role that a role assumed lasts one hour at most",
                    "set a duration of one hour or less for this chain");
        }
        if (answer.says("MaxSessionDuration")) {
            return new Advice(
                    "the duration is longer than the role allows",
                    "set a shorter duration for this chain, or raise MaxSessionDuration of " + request.roleArn());
        }
        if (answer.code().startsWith("RegionDisabled")) {
            return new Advice(
                    "STS is not activated for the caller's account in this region",
                    "activate the region in the account's settings, or choose another STS region");
        }
        return new Advice("STS refuses the request as it is", "correct what the answer names");
    }

    private Advice trust() {
        String externalId = request.hop().externalId();
        return new Advice(
                "the role does not exist, its trust policy does not admit this caller "
                        + (externalId == null ? "without an external id" : "with this external id")
                        + ", or the caller's own policy does not allow sts:AssumeRole on it",
                "let the trust policy of " + request.roleArn() + " allow sts:AssumeRole to " + caller.principal()
                        + (externalId == null
                                ? "; if it demands an external id, put it into the chain"
                                : " with sts:ExternalId \"" + externalId + "\"")
                        + "; let the policy of " + caller.principal() + " allow sts:AssumeRole on the role");
    }

    private record Advice(String cause, String fix) {}
}
