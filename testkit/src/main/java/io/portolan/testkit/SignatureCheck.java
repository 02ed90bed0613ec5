package io.portolan.testkit;

import io.portolan.testkit.aws.AwsDenied;
import io.portolan.testkit.aws.Caller;
import io.portolan.testkit.aws.Iam;
import io.portolan.testkit.aws.KafkaClusterAuth;
import io.portolan.testkit.broker.BrokerCaller;
import io.portolan.testkit.broker.CallerDenied;
import io.portolan.testkit.broker.PayloadVerifier;
import java.util.Map;

/** Verifies what clients send to the brokers of a region with the keys of the estate. */
record SignatureCheck(KafkaClusterAuth auth, String region) implements PayloadVerifier {

    static SignatureCheck of(Iam iam, String region) {
        return new SignatureCheck(new KafkaClusterAuth(iam), region);
    }

    @Override
    public BrokerCaller verify(Map<String, String> payload, String host) throws CallerDenied {
        try {
            return brokerCaller(auth.verify(payload, host, region));
        } catch (AwsDenied e) {
            throw denied(e);
        }
    }

    @Override
    public BrokerCaller verifyToken(String token) throws CallerDenied {
        try {
            return brokerCaller(auth.verifyToken(token, region));
        } catch (AwsDenied e) {
            throw denied(e);
        }
    }

    private static CallerDenied denied(AwsDenied e) {
        return new CallerDenied(e.code() + ": " + e.getMessage());
    }

    private static BrokerCaller brokerCaller(Caller caller) {
        String role = caller.roleArn();
        return role == null
                ? new BrokerCaller(caller.arn(), "", caller.expiry())
                : new BrokerCaller(role, caller.sessionName(), caller.expiry());
    }
}
