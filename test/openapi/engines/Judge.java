// Reads a pattern and a text a line, both in Base64, and writes two digits: whether a search finds it, and whether it is the whole text.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

public class Judge {
    public static void main(String[] args) throws Exception {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = lines.readLine()) != null; ) {
            var parts = line.split(" ", -1);
            var matcher = Pattern.compile(decoded(parts[0])).matcher(decoded(parts[1]));
            System.out.println((matcher.find() ? "1" : "0") + (matcher.matches() ? "1" : "0"));
        }
    }

    private static String decoded(String part) {
        return new String(Base64.getDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
