package io.portolan.preflight;

import javax.security.sasl.SaslClient;

/** Says its line, and is content with any answer. */
final class ContentSaslClient implements SaslClient {

    @Override
    public String getMechanismName() {
        return "AWS_MSK_IAM";
    }

    @Override
    public boolean hasInitialResponse() {
        return true;
    }

    @Override
    public byte[] evaluateChallenge(byte[] challenge) {
        return new byte[] {1};
    }

    @Override
    public boolean isComplete() {
        return true;
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object getNegotiatedProperty(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void dispose() {}
}
