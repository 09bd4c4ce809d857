package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"

	"matrix/codes"
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
	configuration := codes.NewConfiguration()
	configuration.Servers = codes.ServerConfigurations{{URL: os.Getenv("BW_MFA_URL")}}
	api := codes.NewAPIClient(configuration).MFAAPI
	ctx := context.Background()
	if call.Login != nil {
		ctx = context.WithValue(ctx, codes.ContextBasicAuth, codes.BasicAuth{UserName: call.Login.Username, Password: call.Login.Password})
	}
	switch call.OperationId {
	case "verifyCode":
		var body codes.VerifyCodeRequest
		must(json.Unmarshal(call.Body, &body))
		answer, response, err := api.VerifyCode(ctx, call.AccountId).VerifyCodeRequest(body).Execute()
		if err != nil {
			return refusal(response, err)
		}
		return Outcome{Status: 200, Valid: &answer.Valid}
	case "generateVoiceCode":
		var body codes.VoiceCodeRequest
		must(json.Unmarshal(call.Body, &body))
		request := api.GenerateVoiceCode(ctx, call.AccountId).VoiceCodeRequest(body)
		if call.IdempotencyKey != nil {
			request = request.IdempotencyKey(*call.IdempotencyKey)
		}
		answer, response, err := request.Execute()
		if err != nil {
			return refusal(response, err)
		}
		return Outcome{Status: 200, CallId: answer.CallId}
	default:
		var body codes.CodeRequest
		must(json.Unmarshal(call.Body, &body))
		request := api.GenerateMessagingCode(ctx, call.AccountId).CodeRequest(body)
		if call.IdempotencyKey != nil {
			request = request.IdempotencyKey(*call.IdempotencyKey)
		}
		answer, response, err := request.Execute()
		if err != nil {
			return refusal(response, err)
		}
		return Outcome{Status: 200, MessageId: answer.MessageId}
	}
}

// The typed body of an error is behind Model().
func refusal(response *http.Response, err error) Outcome {
	var refused *codes.GenericOpenAPIError
	if !errors.As(err, &refused) || refused.Model() == nil {
		must(err)
	}
	text, err := json.Marshal(refused.Model())
	must(err)
	var reasons struct{ Error, Message string }
	must(json.Unmarshal(text, &reasons))
	return Outcome{Status: response.StatusCode, Reason: reasons.Error + reasons.Message}
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
