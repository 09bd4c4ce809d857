package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

type Exchange struct {
	Url     string
	Request struct {
		Method  string
		Headers map[string]string
		Body    string
	}
	Response struct {
		Status  int
		Headers map[string]string
		Body    string
	}
}

func main() {
	ctx := context.Background()
	document, err := openapi3.NewLoader().LoadFromFile(os.Getenv("DOCUMENT"))
	must(err)
	must(document.Validate(ctx))
	router, err := gorillamux.NewRouter(document)
	must(err)
	file, err := os.ReadFile(os.Getenv("EXCHANGES"))
	must(err)
	var exchanges []Exchange
	must(json.Unmarshal(file, &exchanges))
	if len(exchanges) < 10 {
		must(fmt.Errorf("hardly a story"))
	}
	options := &openapi3filter.Options{IncludeResponseStatus: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc}
	for _, exchange := range exchanges {
		request, err := http.NewRequest(exchange.Request.Method, exchange.Url, strings.NewReader(exchange.Request.Body))
		must(err)
		request.Header = headers(exchange.Request.Headers)
		route, parameters, err := router.FindRoute(request)
		must(err)
		input := &openapi3filter.RequestValidationInput{Request: request, PathParams: parameters, Route: route, Options: options}
		must(openapi3filter.ValidateRequest(ctx, input))
		answer := &openapi3filter.ResponseValidationInput{
			RequestValidationInput: input,
			Status:                 exchange.Response.Status,
			Header:                 headers(exchange.Response.Headers),
			Options:                options,
		}
		must(openapi3filter.ValidateResponse(ctx, answer.SetBodyBytes([]byte(exchange.Response.Body))))
	}
}

func headers(fields map[string]string) http.Header {
	header := http.Header{}
	for name, value := range fields {
		header.Set(name, value)
	}
	return header
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
