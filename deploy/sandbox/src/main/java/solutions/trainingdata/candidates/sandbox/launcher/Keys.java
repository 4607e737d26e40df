package solutions.trainingdata.candidates.sandbox.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Secrets that the sandbox makes when the environment has none; kept beside the databases that need them. */
final class Keys {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Properties keys = new Properties();
    private final Path file;

    /** @param data where they are kept, null for nowhere */
    Keys(Path data) {
        this.file = data == null ? null : data.resolve("keys.properties");
        if (file != null && Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                keys.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }
    }

    /** {@code id:base64} of 32 bytes, as CREDENTIALS_KEY is written. */
    String credentialsKey() {
        return key("CREDENTIALS_KEY", "sandbox:" + random());
    }

    /** A token that looks like one of Telegram's, for the simulator. */
    String botToken() {
        return key("BOT_TOKEN", "8600:" + random().replaceAll("[^A-Za-z0-9]", "x"));
    }

    /** What the gateway shows metrics-service when it fetches a file. */
    String metricsToken() {
        return key("METRICS_TOKEN", random());
    }

    /** Of the superuser of the CVAT simulator. */
    String cvatPassword() {
        return key("CVAT_PASSWORD", random().replaceAll("[^A-Za-z0-9]", "x").substring(0, 16));
    }

    private String key(String name, String fresh) {
        String known = keys.getProperty(name);
        if (known != null) {
            return known;
        }
        keys.setProperty(name, fresh);
        save();
        return fresh;
    }

    private void save() {
        if (file == null) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(file)) {
                keys.store(writer, "Made by deploy/up for the data in this folder");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
