package io.portolan.preflight;

import javax.security.sasl.SaslClient;

/** Sends its text for some rounds and accepts every answer. */
final class ContentSaslClient implements SaslClient {

    private final int rounds;
    private int challenges;

    ContentSaslClient() {
        this(1);
    }

    ContentSaslClient(int rounds) {
        this.rounds = rounds;
    }

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
        challenges++;
        return new byte[] {1};
    }

    @Override
    public boolean isComplete() {
        return challenges > rounds;
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
