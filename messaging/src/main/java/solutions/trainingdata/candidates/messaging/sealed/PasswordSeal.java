package solutions.trainingdata.candidates.messaging.sealed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens passwords with AES-256-GCM. The candidate's id is associated data, so that a box cannot be passed off
 * as another person's. Keys come as {@code id:base64} of 32 bytes, comma-separated; the first seals, all open.
 */
public final class PasswordSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final Map<String, SecretKeySpec> keys;
    private final String sealingKeyId;
    private final SecureRandom random = new SecureRandom();

    /** @throws IllegalArgumentException when the list is not as described; never quotes it */
    public PasswordSeal(String credentialsKey) {
        keys = parse(credentialsKey);
        sealingKeyId = keys.keySet().iterator().next();
    }

    /** @param owner the candidate's id as text */
    public SealedPassword seal(String password, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, sealingKeyId, nonce, owner, password.getBytes(StandardCharsets.UTF_8));
        byte[] box = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return new SealedPassword(sealingKeyId, Base64.getEncoder().encodeToString(box));
    }

    /** How many keys open. */
    public int keys() {
        return keys.size();
    }

    /** @throws IllegalStateException when the key is not there, or the box was changed or is another person's */
    public String open(SealedPassword password, String owner) {
        ByteBuffer box = ByteBuffer.wrap(decoded(password.box()));
        if (box.remaining() < NONCE_BYTES) {
            throw new IllegalStateException("What is kept as a sealed password is none");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        box.get(nonce);
        byte[] sealed = new byte[box.remaining()];
        box.get(sealed);
        return new String(run(Cipher.DECRYPT_MODE, password.keyId(), nonce, owner, sealed), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, String keyId, byte[] nonce, String owner, byte[] input) {
        SecretKeySpec key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("CREDENTIALS_KEY has no key named " + keyId + ": add it and restart");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed password does not open with key " + keyId);
        }
    }

    private static Map<String, SecretKeySpec> parse(String credentialsKey) {
        Map<String, SecretKeySpec> parsed = new LinkedHashMap<>();
        String[] entries = credentialsKey.split(",", -1);
        for (int i = 0; i < entries.length; i++) {
            int colon = entries[i].indexOf(':');
            String id = entries[i].substring(0, Math.max(colon, 0)).strip();
            byte[] bytes = decoded(entries[i].substring(colon + 1).strip());
            String wrong = id.isEmpty()
                    ? "has no id before a colon"
                    : parsed.containsKey(id)
                            ? "has the id of another"
                            : bytes.length == 0
                                    ? "is not base64"
                                    : bytes.length == KEY_BYTES ? null : "has " + bytes.length + " bytes";
            if (wrong != null) {
                throw new IllegalArgumentException(
                        "CREDENTIALS_KEY: key %d of %d %s: needed is id:base64 of 32 bytes (openssl rand -base64 32)"
                                .formatted(i + 1, entries.length, wrong));
            }
            parsed.put(id, new SecretKeySpec(bytes, "AES"));
        }
        return parsed;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
