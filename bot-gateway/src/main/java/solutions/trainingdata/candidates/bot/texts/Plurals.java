package solutions.trainingdata.candidates.bot.texts;

import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ValueResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Words that agree with a number: {@code {n.count('picture', 'pictures')}} gives "1 picture", {@code {n.plural(...)}}
 * the word alone. Two forms follow English (one, other), three follow Russian (one, few, many).
 *
 * @see <a href="https://cldr.unicode.org/index/cldr-spec/plural-rules">CLDR plural rules</a>
 */
final class Plurals implements ValueResolver {

    @Override
    public boolean appliesTo(EvalContext context) {
        return context.getBase() instanceof Number
                && (context.getName().equals("count") || context.getName().equals("plural"));
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        long number = ((Number) context.getBase()).longValue();
        List<String> forms = new ArrayList<>();
        for (Expression parameter : context.getParams()) {
            forms.add((String) parameter.getLiteral());
        }
        String word = word(number, forms);
        return CompletableFuture.completedFuture(context.getName().equals("count") ? number + " " + word : word);
    }

    static String word(long number, List<String> forms) {
        return switch (forms.size()) {
            case 2 -> forms.get(number == 1 ? 0 : 1);
            case 3 -> forms.get(russianForm(number));
            default -> throw new IllegalArgumentException("A plural has two or three forms: " + forms);
        };
    }

    private static int russianForm(long number) {
        long lastTwo = Math.abs(number) % 100;
        long last = lastTwo % 10;
        if (last == 1 && lastTwo != 11) {
            return 0;
        }
        return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? 1 : 2;
    }
}
