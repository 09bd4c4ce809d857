import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.Map;
import java.util.Scanner;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.MfaApi;
import org.openapitools.client.model.CodeRequest;
import org.openapitools.client.model.VoiceCodeRequest;
import org.openapitools.client.model.VerifyCodeRequest;

public class Client {
  static final ObjectMapper json = ApiClient.createDefaultObjectMapper();

  public static void main(String[] args) throws Exception {
    for (var lines = new Scanner(System.in); lines.hasNextLine(); )
      System.out.println(json.writeValueAsString(ask(json.readTree(lines.nextLine()))));
  }

  static Map<String, ?> ask(JsonNode call) throws Exception {
    var client = new ApiClient();
    client.updateBaseUri(System.getenv("BW_MFA_URL"));
    var login = call.get("login");
    // It makes nothing of the document's security.
    if (!login.isNull()) {
      var pair = login.get("username").asText() + ":" + login.get("password").asText();
      var basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes());
      client.setRequestInterceptor(request -> request.header("Authorization", basic));
    }
    var codes = new MfaApi(client);
    var accountId = call.get("accountId").asText();
    var key = call.get("idempotencyKey").isNull() ? null : call.get("idempotencyKey").asText();
    var body = call.get("body");
    try {
      switch (call.get("operationId").asText()) {
        case "verifyCode":
          return Map.of("status", 200, "valid", codes.verifyCode(accountId, json.treeToValue(body, VerifyCodeRequest.class)).getValid());
        case "generateVoiceCode":
          return Map.of("status", 200, "callId", codes.generateVoiceCode(accountId, json.treeToValue(body, VoiceCodeRequest.class), key).getCallId());
        default:
          return Map.of("status", 200, "messageId", codes.generateMessagingCode(accountId, json.treeToValue(body, CodeRequest.class), key).getMessageId());
      }
    } catch (ApiException error) {
      // Its errors carry the body as text alone.
      var fields = json.readTree(error.getResponseBody());
      return Map.of("status", error.getCode(), "reason", fields.path("error").asText(fields.path("message").asText()));
    }
  }
}
