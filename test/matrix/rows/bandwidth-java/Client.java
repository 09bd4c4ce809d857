import com.bandwidth.BandwidthClient;
import com.bandwidth.Environment;
import com.bandwidth.exceptions.ApiException;
import com.bandwidth.twofactorauth.exceptions.ErrorWithRequestException;
import com.bandwidth.twofactorauth.models.TwoFactorCodeRequestSchema;
import com.bandwidth.twofactorauth.models.TwoFactorVerifyRequestSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Scanner;

public class Client {
  static final ObjectMapper json = new ObjectMapper();

  public static void main(String[] args) throws Exception {
    for (var lines = new Scanner(System.in); lines.hasNextLine(); )
      System.out.println(json.writeValueAsString(ask(json.readTree(lines.nextLine()))));
    System.exit(0);
  }

  static Map<String, ?> ask(JsonNode call) throws Exception {
    var login = call.get("login");
    var mfa = new BandwidthClient.Builder()
        .environment(Environment.CUSTOM)
        .baseUrl(System.getenv("BW_MFA_URL"))
        .twoFactorAuthBasicAuthCredentials(login.get("username").asText(), login.get("password").asText())
        .build().getTwoFactorAuthClient().getMFAController();
    var accountId = call.get("accountId").asText();
    var body = call.get("body");
    try {
      switch (call.get("operationId").asText()) {
        case "verifyCode":
          var answer = mfa.createVerifyTwoFactor(accountId, json.treeToValue(body, TwoFactorVerifyRequestSchema.class));
          return Map.of("status", 200, "valid", answer.getResult().getValid());
        case "generateVoiceCode":
          return Map.of("status", 200, "callId", mfa.createVoiceTwoFactor(accountId, code(body)).getResult().getCallId());
        default:
          return Map.of("status", 200, "messageId", mfa.createMessagingTwoFactor(accountId, code(body)).getResult().getMessageId());
      }
    } catch (ErrorWithRequestException error) {
      return Map.of("status", error.getResponseCode(), "reason", error.getError());
    } catch (ApiException error) {
      return Map.of("status", error.getResponseCode(), "reason", String.valueOf(error.getMessage()));
    }
  }

  static TwoFactorCodeRequestSchema code(JsonNode body) {
    return new TwoFactorCodeRequestSchema.Builder()
        .to(body.get("to").asText()).from(body.get("from").asText())
        .applicationId(body.get("applicationId").asText()).scope(body.get("scope").asText())
        .message(body.get("message").asText()).digits(body.get("digits").asInt())
        .build();
  }
}
