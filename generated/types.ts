// Written by `npm run generate` from openapi/. Do not edit.
export interface paths {
    "/accounts/{accountId}/code/messaging": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Your Bandwidth account id.
                 * @example 9900000
                 */
                accountId: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a code by text message
         * @description Send a code by text message.
         */
        post: operations["generateMessagingCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{accountId}/code/voice": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Your Bandwidth account id.
                 * @example 9900000
                 */
                accountId: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a code by phone call
         * @description Send a code by phone call.
         */
        post: operations["generateVoiceCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{accountId}/code/verify": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Your Bandwidth account id.
                 * @example 9900000
                 */
                accountId: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a code
         * @description Says whether the code is good.
         */
        post: operations["verifyCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * an E.164 phone number
         * @description A phone number in E.164 form.
         * @example +19195550112
         */
        PhoneNumber: string;
        /** @example 93de2206-9669-4e07-948d-329f4b722ee2 */
        ApplicationId: string;
        /**
         * a text that contains {CODE}
         * @description The text to send.
         * @example Your {NAME} {SCOPE} code is {CODE}
         */
        MessageTemplate: string;
        /**
         * @description How many digits the code has.
         * @example 6
         */
        Digits: number;
        GenerateMessagingCode: {
            to: components["schemas"]["PhoneNumber"];
            /**
             * an E.164 phone number
             * @description One of your numbers, associated with the application.
             * @example +19195550100
             */
            from: string;
            applicationId: components["schemas"]["ApplicationId"];
            /**
             * @description What the code is for. A code sent under one scope never verifies under another. `2FA` when absent.
             * @example sign-in
             */
            scope?: string | null;
            message: components["schemas"]["MessageTemplate"];
            digits: components["schemas"]["Digits"];
            /**
             * an http or https URL, or empty
             * @description Where delivery receipts go. Empty means nowhere.
             * @example https://example.com/receipts
             */
            callbackUrl?: string | null;
        };
        MessagingCode: {
            /**
             * @description Names the message.
             * @example 1589228074636lm4k2je7j7jklbn2
             */
            messageId: string;
        };
        RequestError: {
            /** @description What went wrong, for a developer to read. */
            error: string;
            /** @description Names this exchange in the logs; quote it to support. */
            requestId: string;
        };
        AccessError: {
            /** @description What went wrong, for a developer to read. */
            message: string;
        };
        /** @description Spelt `message` in answers seen, `Message` on Bandwidth's reference page. */
        Forbidden: components["schemas"]["AccessError"] | {
            Message: string;
        };
        DeliveryReceipt: {
            /**
             * @description Whether the text reached the phone.
             * @enum {string}
             */
            type: "message-delivered" | "message-failed";
            /**
             * Format: date-time
             * @description When it happened.
             */
            time: string;
            /** @description The carrier's word for it. */
            description: string;
            /**
             * @description The network. `NorthAmericaSMS` when `to` begins with `+1`.
             * @enum {string}
             */
            platform: "NorthAmericaSMS" | "GlobalSMS";
            /** @description Why it failed. Only with `message-failed`. */
            errorCode?: number;
            message: {
                /** @description The `messageId` of the send. */
                id: string;
            };
        };
        GenerateVoiceCode: {
            to: components["schemas"]["PhoneNumber"];
            /**
             * an E.164 phone number
             * @description One of your numbers, associated with the application.
             * @example +19195550100
             */
            from: string;
            applicationId: components["schemas"]["ApplicationId"];
            /**
             * @description What the code is for. A code sent under one scope never verifies under another. `2FA` when absent.
             * @example sign-in
             */
            scope?: string | null;
            message: components["schemas"]["MessageTemplate"];
            digits: components["schemas"]["Digits"];
        };
        VoiceCode: {
            /**
             * @description Names the call.
             * @example c-15ac29a2-1331029c-2cb0-4a07-b215-b22865662d85
             */
            callId: string;
        };
        /**
         * @description The one-time code. A string, because leading zeros count.
         * @example 482913
         */
        Code: string;
        VerifyCode: {
            to: components["schemas"]["PhoneNumber"];
            /**
             * @description What the code is for. A code sent under one scope never verifies under another. `2FA` when absent.
             * @example sign-in
             */
            scope?: string | null;
            code: components["schemas"]["Code"];
            /**
             * @description How old the code may be, in minutes.
             * @example 5
             */
            expirationTimeInMinutes: number;
        };
        Verification: {
            /**
             * @description Whether the code is good.
             * @example true
             */
            valid: boolean;
        };
        Message: {
            id: string;
            owner: string;
            applicationId: string;
            /** Format: date-time */
            time: string;
            segmentCount: number;
            /** @enum {string} */
            direction: "in" | "out";
            to: string[];
            from: string;
            text: string;
            tag?: string | null;
        };
        MessagingEvent: {
            /** @enum {string} */
            type: "message-sending" | "message-sent" | "message-delivered" | "message-failed" | "message-received";
            /** Format: date-time */
            time: string;
            description: string;
            to: string;
            errorCode?: number | null;
            message: components["schemas"]["Message"];
        };
        /** @description A list of one event, as Bandwidth sends it, or the event alone. */
        MessagingEvents: components["schemas"]["MessagingEvent"][] | components["schemas"]["MessagingEvent"];
    };
    responses: {
        /** @description The text message is on its way. */
        MessagingCodeSent: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MessagingCode"];
            };
        };
        /** @description The body is malformed, or a field is missing or wrong. */
        BadRequest: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description No credentials came with the request. */
        Unauthorized: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AccessError"];
            };
        };
        /** @description The credentials are wrong, not for this account, or the account is not activated for two-factor authentication. */
        Forbidden: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Forbidden"];
            };
        };
        /** @description A request with this `Idempotency-Key` is still being processed. */
        IdempotencyConflict: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description The body is larger than 16 KiB. */
        BodyTooLarge: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description This `Idempotency-Key` came before, with another body. */
        IdempotencyMismatch: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description Too many codes went to this number, or to its neighbours. Nothing was sent. */
        TooManySends: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description Something failed. */
        ServerError: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description The service cannot reach its store. Nothing was sent. */
        Unavailable: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description The phone call is on its way. */
        VoiceCodeSent: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["VoiceCode"];
            };
        };
        /** @description Read `valid`. A wrong, expired, used or never sent code is a 200 too. */
        CodeVerified: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Verification"];
            };
        };
        /** @description Too many wrong codes for this number. The code was not looked at. */
        TooManyAttempts: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
    };
    parameters: {
        /**
         * @description Your Bandwidth account id.
         * @example 9900000
         */
        AccountId: string;
        /**
         * @description Makes a repeat of this send safe, for 24 hours.
         * @example 7f0c5bd2-93a1-4f7e-a2f8-64cdd3a1b0f5
         */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Always `no-store`.
         * @example no-store
         */
        CacheControl: string;
        /**
         * @description Always `nosniff`.
         * @example nosniff
         */
        ContentTypeOptions: string;
        /**
         * @description Names this exchange in the logs; quote it to support.
         * @example 0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e21
         */
        RequestId: string;
        /**
         * @description How to authenticate.
         * @example Basic realm="two-factor", charset="UTF-8"
         */
        WwwAuthenticate: string;
        /**
         * @description Seconds to wait before the next try.
         * @example 30
         */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    generateMessagingCode: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeat of this send safe, for 24 hours.
                 * @example 7f0c5bd2-93a1-4f7e-a2f8-64cdd3a1b0f5
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Your Bandwidth account id.
                 * @example 9900000
                 */
                accountId: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateMessagingCode"];
            };
        };
        responses: {
            200: components["responses"]["MessagingCodeSent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManySends"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    generateVoiceCode: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a repeat of this send safe, for 24 hours.
                 * @example 7f0c5bd2-93a1-4f7e-a2f8-64cdd3a1b0f5
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Your Bandwidth account id.
                 * @example 9900000
                 */
                accountId: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateVoiceCode"];
            };
        };
        responses: {
            200: components["responses"]["VoiceCodeSent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["TooManySends"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    verifyCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Your Bandwidth account id.
                 * @example 9900000
                 */
                accountId: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyCode"];
            };
        };
        responses: {
            200: components["responses"]["CodeVerified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["BodyTooLarge"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
