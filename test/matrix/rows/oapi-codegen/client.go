package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

type Call struct {
	OperationId, AccountId string
	Login                  *struct{ Username, Password string }
	IdempotencyKey         *string
	Body                   json.RawMessage
}

type Outcome struct {
	Status    int    `json:"status"`
	MessageId string `json:"messageId,omitempty"`
	CallId    string `json:"callId,omitempty"`
	Valid     *bool  `json:"valid,omitempty"`
	Reason    string `json:"reason,omitempty"`
}

func main() {
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		var call Call
		must(json.Unmarshal(lines.Bytes(), &call))
		must(json.NewEncoder(os.Stdout).Encode(ask(call)))
	}
}

func ask(call Call) Outcome {
	client, err := NewClientWithResponses(os.Getenv("BW_MFA_URL"), WithRequestEditorFn(func(_ context.Context, request *http.Request) error {
		if call.Login != nil {
			request.SetBasicAuth(call.Login.Username, call.Login.Password)
		}
		return nil
	}))
	must(err)
	switch call.OperationId {
	case "verifyCode":
		var body VerifyCodeJSONRequestBody
		must(json.Unmarshal(call.Body, &body))
		answer, err := client.VerifyCodeWithResponse(context.Background(), call.AccountId, body)
		must(err)
		if answer.JSON200 != nil {
			return Outcome{Status: 200, Valid: &answer.JSON200.Valid}
		}
		return refusal(answer.StatusCode(), answer.JSON400, answer.JSON401, answer.JSON403, answer.JSON429)
	case "generateVoiceCode":
		var body GenerateVoiceCodeJSONRequestBody
		must(json.Unmarshal(call.Body, &body))
		answer, err := client.GenerateVoiceCodeWithResponse(context.Background(), call.AccountId, &GenerateVoiceCodeParams{IdempotencyKey: call.IdempotencyKey}, body)
		must(err)
		if answer.JSON200 != nil {
			return Outcome{Status: 200, CallId: answer.JSON200.CallId}
		}
		return refusal(answer.StatusCode(), answer.JSON400, answer.JSON401, answer.JSON403, answer.JSON429)
	default:
		var body GenerateMessagingCodeJSONRequestBody
		must(json.Unmarshal(call.Body, &body))
		answer, err := client.GenerateMessagingCodeWithResponse(context.Background(), call.AccountId, &GenerateMessagingCodeParams{IdempotencyKey: call.IdempotencyKey}, body)
		must(err)
		if answer.JSON200 != nil {
			return Outcome{Status: 200, MessageId: answer.JSON200.MessageId}
		}
		return refusal(answer.StatusCode(), answer.JSON400, answer.JSON401, answer.JSON403, answer.JSON429)
	}
}

// The reason is in the one typed body that is there.
func refusal(status int, bodies ...any) Outcome {
	var reasons struct{ Error, Message string }
	for _, body := range bodies {
		text, err := json.Marshal(body)
		must(err)
		must(json.Unmarshal(text, &reasons))
	}
	return Outcome{Status: status, Reason: reasons.Error + reasons.Message}
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
