package solutions.trainingdata.candidates.messaging.sealed;

/**
 * A candidate's password that only account-service and the gateway can open, with {@link PasswordSeal}.
 *
 * @param keyId which key sealed it
 * @param box Base64 of nonce (12 bytes), ciphertext and tag (16 bytes)
 */
public record SealedPassword(String keyId, String box) {

    public SealedPassword {
        if (keyId == null || box == null) {
            throw new IllegalArgumentException("A sealed password has a key id and a box");
        }
    }

    @Override
    public String toString() {
        return "SealedPassword[keyId=" + keyId + "]";
    }
}
