// Written by `npm run generate` from openapi/. Do not edit.
export interface paths {
    "/accounts/{accountId}/code/messaging": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Your Bandwidth account id. A sandbox that is not strict takes any.
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
         * @description Makes a fresh code, puts it into your `message` and sends the text to `to`. The code itself is never in the answer: only
         *     the phone gets it.
         *
         *     A 200 means accepted, not yet delivered. To learn what became of the text, give a `callbackUrl`; receipts arrive there as
         *     the callback below describes (documented).
         *
         *     **Limits.** The code has 4 to 8 digits and the template at most 2048 characters (documented). The code can be verified for
         *     at most 15 minutes; how long exactly, you choose when you verify (documented). The local service sends at most 5 codes in
         *     10 minutes and 20 in 24 hours to one number of one account, and at most 20 in 10 minutes to numbers that share their first
         *     8 digits (the sandbox only with `--limit-sends`); the hosted limits are not published.
         *
         *     **Side effects.** One text is billed as your agreement says. Earlier codes for the same number and scope stay good until
         *     they age (documented), which helps when texts arrive out of order; the local service keeps the newest 3 (assumed).
         *     Sending again never forgives wrong codes (assumed).
         *
         *     **Repeating.** After a time-out or a 500 nobody knows whether the text went out. Repeat such a send only with an
         *     `Idempotency-Key`, and only at the local service.
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
                 * @description Your Bandwidth account id. A sandbox that is not strict takes any.
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
         * @description Makes a fresh code, calls `to` and speaks your `message` with the code in it, digit by digit (assumed). The code itself is
         *     never in the answer. Good for landlines, and for people who cannot read a text.
         *
         *     A code by call and a code by text are one and the same to the verification (assumed). No callback reports on calls
         *     (documented).
         *
         *     **Limits.** The code has 4 to 8 digits and the template at most 2048 characters (documented). The code can be verified for
         *     at most 15 minutes; how long exactly, you choose when you verify (documented). The local service counts calls and texts
         *     together: at most 5 codes in 10 minutes and 20 in 24 hours to one number of one account, and at most 20 in 10 minutes to
         *     numbers that share their first 8 digits (the sandbox only with `--limit-sends`); the hosted limits are not published.
         *
         *     **Side effects.** One call is billed as your agreement says. Earlier codes for the same number and scope stay good
         *     until they age (documented); the local service keeps the newest 3 (assumed). Sending again never forgives wrong codes
         *     (assumed).
         *
         *     **Repeating.** After a time-out or a 500 nobody knows whether the phone rang. Repeat such a send only with an
         *     `Idempotency-Key`, and only at the local service.
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
                 * @description Your Bandwidth account id. A sandbox that is not strict takes any.
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
         * @description Says whether `code` was sent to `to` under `scope` within the last `expirationTimeInMinutes` (documented).
         *
         *     **A wrong code is not an error**: it answers 200 with `valid` set to `false` (observed). Code that looks at the status
         *     alone lets everybody in.
         *
         *     **Limits.** Codes are judged by account, number and scope, whichever application sent them (assumed), and are kept for 15
         *     minutes (documented). Several wrong codes for one number lock it, and a verify answers 429 (documented; after how many is
         *     not). The local service locks a number's scope after 5 wrong codes, for 30 seconds at first and twice as long each further
         *     time, up to 1 hour; after 100 wrong codes for a number, whatever the scope, it locks it for 24 hours (assumed).
         *
         *     **Side effects.** A good code is used up, along with every other live code of that number and scope, and the wrong ones are
         *     forgiven: a second verify of the same code answers `false` (assumed). A wrong code counts even if none was sent (assumed).
         *     Nothing is billed (assumed).
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
         * @description The person's phone number in E.164 form: a plus, the country code, the number, at most 15 digits, no spaces or dashes (documented). It is judged by its form alone, so fictional numbers pass (observed).
         * @example +19195550112
         */
        PhoneNumber: string;
        /**
         * @description The application that sends: a messaging application for texts, a voice application for calls. At most 50 characters (documented). An id that the account does not have is a 400 (observed).
         * @example 93de2206-9669-4e07-948d-329f4b722ee2
         */
        ApplicationId: string;
        /**
         * a text that contains {CODE}
         * @description What to say, at most 2048 characters. `{CODE}` must appear and becomes the code; `{NAME}` becomes the name that the application was given when it was set up, `{SCOPE}` the value of `scope` (documented). Anything else in braces stays as it is, and the text must keep to 2048 characters once filled in (assumed).
         * @example Your {NAME} {SCOPE} code is {CODE}
         */
        MessageTemplate: string;
        /**
         * @description How many digits the code has, 4 to 8 (documented). Take 6 or more, which is what NIST SP 800-63B asks for.
         * @example 6
         */
        Digits: number;
        /** @description A code to send by text message. Fields not listed here are ignored (assumed). */
        CodeRequest: {
            to: components["schemas"]["PhoneNumber"];
            /**
             * an E.164 phone number
             * @description One of your numbers, associated with the application, in E.164 form and at most 32 characters (documented). The code comes from here.
             * @example +19195550100
             */
            from: string;
            applicationId: components["schemas"]["ApplicationId"];
            /**
             * @description What the code is for, at most 25 characters; `2FA` when absent (documented). A code sent under one scope never verifies under another (documented). `null` and the empty text count as absent (assumed).
             * @example sign-in
             */
            scope?: string | null;
            message: components["schemas"]["MessageTemplate"];
            digits: components["schemas"]["Digits"];
            /**
             * an http or https URL without credentials (or empty)
             * @description Where receipts for this text go: an http or https URL of at most 2048 characters, without user name or password. Empty, `null` or absent means nowhere. Documented for texts only; the length and the form are assumed. A host in another script is written in Punycode, and what is not ASCII in a path is percent-encoded.
             * @example https://example.com/receipts
             */
            callbackUrl?: string | null;
        };
        /** @description The text that was accepted. */
        MessagingCodeResponse: {
            /**
             * @description Names the message; delivery receipts carry it. 29 characters (observed). Treat it as opaque.
             * @example 1589228074636lm4k2je7j7jklbn2
             */
            messageId: string;
        };
        /** @description Why a request was refused or failed. */
        RequestError: {
            /**
             * @description What went wrong, for a developer to read. The local service never quotes a code, a credential or a full phone number in it; of the hosted one nobody says so, so keep its words out of logs.
             * @example to is required
             */
            error: string;
            /**
             * @description Names this exchange in the service's log; quote it to support. It is that of `X-Request-Id`, where there is one; only an answer that a repeated `Idempotency-Key` gets again keeps the id of the first.
             * @example 0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e21
             */
            requestId: string;
        };
        /** @description Why the caller is not let in. The local service says it as `Message` too, which published SDKs read. */
        AccessError: {
            /**
             * @description What went wrong, for a developer to read.
             * @example Unauthorized
             */
            message: string;
        };
        /** @description Why the caller is not let in. Spelt `message` in answers seen (observed), `Message` on Bandwidth's reference page (documented), and both by the local service, since most published SDKs read one of them alone. Only the first is a field here: some generators take the two for one name. */
        Forbidden: {
            /**
             * @description What went wrong, for a developer to read. Absent where it is spelt `Message`.
             * @example Forbidden
             */
            message?: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description The network, `NorthAmericaSMS` when `to` begins with `+1`, otherwise `GlobalSMS` (documented).
         * @example NorthAmericaSMS
         * @enum {string}
         */
        ReceiptPlatform: "NorthAmericaSMS" | "GlobalSMS";
        /** @description The text in question. */
        ReceiptMessage: {
            /**
             * @description The `messageId` that the send answered.
             * @example 1589228074636lm4k2je7j7jklbn2
             */
            id: string;
        };
        /** @description What became of one text. A single object, not a list (documented). */
        DeliveryReceipt: {
            /**
             * @description Whether the text reached the phone. One of the two ends every text (documented).
             * @example message-delivered
             * @enum {string}
             */
            type: "message-delivered" | "message-failed";
            /**
             * Format: date-time
             * @description When it happened, as in RFC 3339.
             * @example 2026-09-14T18:20:16Z
             */
            time: string;
            /**
             * @description The carrier's word for it.
             * @example ok
             */
            description: string;
            platform: components["schemas"]["ReceiptPlatform"];
            /**
             * @description Why it failed, a number of four digits such as 4720, invalid destination. Only with `message-failed`; otherwise absent or null.
             * @example 4720
             */
            errorCode?: number | null;
            message: components["schemas"]["ReceiptMessage"];
        };
        /** @description A code to send by phone call. Fields not listed here are ignored (assumed). */
        VoiceCodeRequest: {
            to: components["schemas"]["PhoneNumber"];
            /**
             * an E.164 phone number
             * @description One of your numbers, associated with the application, in E.164 form and at most 32 characters (documented). The code comes from here.
             * @example +19195550100
             */
            from: string;
            applicationId: components["schemas"]["ApplicationId"];
            /**
             * @description What the code is for, at most 25 characters; `2FA` when absent (documented). A code sent under one scope never verifies under another (documented). `null` and the empty text count as absent (assumed).
             * @example sign-in
             */
            scope?: string | null;
            message: components["schemas"]["MessageTemplate"];
            digits: components["schemas"]["Digits"];
        };
        /** @description The call that was accepted. */
        VoiceCodeResponse: {
            /**
             * @description Names the call. 47 characters (observed). Treat it as opaque.
             * @example c-15ac29a2-1331029c-2cb0-4a07-b215-b22865662d85
             */
            callId: string;
        };
        /**
         * @description What the person typed: 4 to 8 characters (documented). A string, because leading zeros count. Take out spaces and dashes that people put in.
         * @example 482913
         */
        Code: string;
        /** @description A code to judge. Fields not listed here are ignored; older clients also send `applicationId`, `from` and `digits` (assumed). */
        VerifyCodeRequest: {
            to: components["schemas"]["PhoneNumber"];
            /**
             * @description What the code is for, at most 25 characters; `2FA` when absent (documented). A code sent under one scope never verifies under another (documented). `null` and the empty text count as absent (assumed).
             * @example sign-in
             */
            scope?: string | null;
            code: components["schemas"]["Code"];
            /**
             * @description How old the code may be, in minutes, 1 to 15; there is no default (documented). A code of exactly that age has expired (assumed). Fractions count (assumed). Choose it as short as people can bear; NIST SP 800-63B allows 10.
             * @example 5
             */
            expirationTimeInMinutes: number;
        };
        /** @description The verdict on one code. */
        VerifyCodeResponse: {
            /**
             * @description Whether the code is good. `false` for every reason alike, so that nothing can be learnt from it.
             * @example true
             */
            valid: boolean;
        };
        /**
         * @description What happened. A `message-delivered` or a `message-failed` ends each outbound text (documented).
         * @example message-delivered
         * @enum {string}
         */
        MessagingEventType: "message-sending" | "message-sent" | "message-delivered" | "message-failed" | "message-received";
        /**
         * @description Whether you sent it (`out`) or received it (`in`).
         * @example out
         * @enum {string}
         */
        MessageDirection: "in" | "out";
        /** @description The text that an event is about. */
        Message: {
            /**
             * @description Names the message, in 29 characters.
             * @example 1589228074636lm4k2je7j7jklbn2
             */
            id: string;
            /**
             * @description Your number, the sender of an outbound text and the receiver of an inbound one.
             * @example +19195550100
             */
            owner: string;
            /**
             * @description The messaging application that the number belongs to.
             * @example 93de2206-9669-4e07-948d-329f4b722ee2
             */
            applicationId: string;
            /**
             * Format: date-time
             * @description When the message was accepted, as in RFC 3339.
             * @example 2026-09-14T18:20:14Z
             */
            time: string;
            /**
             * @description In how many parts the text travels, at least 1. Each part is billed (assumed).
             * @example 1
             */
            segmentCount: number;
            direction: components["schemas"]["MessageDirection"];
            /** @description The numbers it goes to. */
            to: string[];
            /**
             * @description The number it comes from.
             * @example +19195550100
             */
            from: string;
            /**
             * @description What it says; absent where there is no text, as with a picture. It holds the code, so never write an event into a log.
             * @example Your Example sign-in code is 482913
             */
            text?: string;
            /**
             * @description What the sender attached, at most 1024 characters; absent or null when nothing.
             * @example 4f7d1a90
             */
            tag?: string | null;
        };
        /** @description One step in the life of a text. */
        MessagingEvent: {
            type: components["schemas"]["MessagingEventType"];
            /**
             * Format: date-time
             * @description When it happened, as in RFC 3339.
             * @example 2026-09-14T18:20:16Z
             */
            time: string;
            /**
             * @description The same in words.
             * @example ok
             */
            description: string;
            /**
             * @description The number this event is about.
             * @example +19195550112
             */
            to: string;
            /**
             * @description Why it failed; absent or null otherwise. 4xxx is the sender's doing, 5xxx the network's; 9902 means that no receipt came, which proves no failure (documented).
             * @example 4720
             */
            errorCode?: number | null;
            message: components["schemas"]["Message"];
        };
        /** @description A list of one event, as Bandwidth's messaging API sends it (documented). Its published specification types the event alone: accept that too. */
        MessagingEvents: components["schemas"]["MessagingEvent"][];
    };
    responses: {
        /**
         * @description The text message is accepted and on its way, which is not yet delivered. Keep `messageId` if you asked for receipts;
         *     verifying does not need it.
         */
        MessagingCodeSent: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MessagingCodeResponse"];
            };
        };
        /**
         * @description The body is not JSON, or a field is missing or wrong (documented); or the account has no such application
         *     (observed). Nothing was sent.
         *
         *     The local service also answers this when delivery refuses the number for good; only then does the send count
         *     towards the limits (assumed).
         *
         *     Correct what `error` names and send again; the same request will never pass. The local service lists every problem
         *     of the body's form at once, separated by semicolons. Show `error` to a developer, not to the person signing in.
         */
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
        /**
         * @description No credentials came with the request (observed), or the bearer token is unknown or has run out (assumed). Nothing was
         *     sent.
         *
         *     Add an `Authorization` header, or get a new bearer token.
         */
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
        /**
         * @description The credentials are wrong (observed) or belong to another account (assumed), or the account is not activated for two-factor
         *     authentication (documented). Nothing was sent.
         *
         *     Check user name, password and account id, in this order. If they work for Bandwidth's other APIs, ask sales support
         *     to activate the product. The explanation is spelt `message` in answers seen and `Message` on the reference page:
         *     read both.
         */
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
        /**
         * @description A request with this `Idempotency-Key` is still being processed. This one sent nothing.
         *
         *     Wait a second and repeat it: you then get the first request's answer. Only the local service answers this; the
         *     hosted one documents no such status.
         */
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
        /**
         * @description The body is larger than 16 KiB. It was not read to its end and nothing was sent.
         *
         *     A valid body is far smaller, unless nearly every character of a long message is escaped: look for a field that holds
         *     something else. Only the local service answers this; the
         *     hosted one documents no such status.
         */
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
        /**
         * @description This `Idempotency-Key` came before, with another body or to the other operation. Nothing was sent.
         *
         *     Use a new key for each new code, and the same key only to repeat the same request. Only the local service answers
         *     this; the hosted one documents no such status.
         */
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
        /**
         * @description Too many codes went to this number, or to numbers that begin like it. Nothing was sent.
         *
         *     Wait for the seconds in `Retry-After`, and tell the person to look for the codes they already have: they may still
         *     be good. Only the local service answers this; the hosted one documents no such status.
         */
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
        /**
         * @description The service failed (documented). A send may or may not have gone out.
         *
         *     Do not repeat a send without an `Idempotency-Key`: the person might get two codes. Quote `requestId` to support, or
         *     look for it in the log of a service of your own.
         */
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
        /**
         * @description The service cannot reach what it stores codes in. It fails closed: nothing was sent, and nothing was verified.
         *
         *     Try again after the seconds in `Retry-After`. Only the local service answers this; the hosted one documents no such
         *     status.
         */
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
        /** @description The phone call is accepted and about to be placed. Verifying does not need `callId`. */
        VoiceCodeSent: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["VoiceCodeResponse"];
            };
        };
        /**
         * @description **Read `valid`; the status alone says nothing.** A wrong, expired or never sent code is a 200 with `false`
         *     (observed). So is a used one (assumed), or one sent under another scope (documented).
         *
         *     On `false`, let the person try again, then offer a new code.
         */
        CodeVerified: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["VerifyCodeResponse"];
            };
        };
        /**
         * @description The body is not JSON, or a field is missing or wrong (documented). No code was looked at, and none counts as wrong.
         *
         *     Correct what `error` names and send again; the same request will never pass. The local service lists every problem
         *     of the body's form at once, separated by semicolons. Show `error` to a developer, not to the person signing in.
         */
        VerifyInvalid: {
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
        /**
         * @description Too many wrong codes for this number (documented). The code was not looked at, so a right one is refused too (assumed).
         *
         *     Wait, then verify again. The hosted service names the wait in `error` and documents no `Retry-After`; 35 seconds
         *     later a verify was answered again (observed). The local service sends `Retry-After`, unless only a
         *     person can lift the lock. A new code does not lift it (assumed).
         */
        TooManyAttempts: {
            headers: {
                "Cache-Control": components["headers"]["CacheControl"];
                "X-Content-Type-Options": components["headers"]["ContentTypeOptions"];
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfterLocal"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
    };
    parameters: {
        /**
         * @description Your Bandwidth account id. A sandbox that is not strict takes any.
         * @example 9900000
         */
        AccountId: string;
        /**
         * @description Makes a repeat of this send safe. For 24 hours a repeat with the same key and body gets the first answer again, and no second code goes out: a 200, and a 500 too, since a code may have gone out before it. An answer that says that nothing was sent (400, 413, 429, 503) leaves the key free, and the repeat is carried out. Choose a fresh random key, such as a UUID, for each new code: 1 to 255 visible ASCII characters, which belong to your account. Absent means that every request sends. Only the local service keeps this promise; the hosted one documents no such header, so do not rely on it there.
         * @example 7f0c5bd2-93a1-4f7e-a2f8-64cdd3a1b0f5
         */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Always `no-store`, for no answer about a code belongs in a cache. From the local service (assumed for the hosted one).
         * @example no-store
         */
        CacheControl: "no-store";
        /**
         * @description Always `nosniff`. From the local service (assumed for the hosted one).
         * @example nosniff
         */
        ContentTypeOptions: "nosniff";
        /**
         * @description Names this exchange in the service's log; quote it to support. From the local service (assumed for the hosted one).
         * @example 0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e21
         */
        RequestId: string;
        /**
         * @description How to authenticate, as in RFC 9110. From the local service (assumed for the hosted one).
         * @example Basic realm="two-factor", charset="UTF-8", Bearer realm="two-factor"
         */
        WwwAuthenticate: string;
        /**
         * @description Whole seconds to wait before the next try. Always there, for only the local service gives this answer.
         * @example 30
         */
        RetryAfter: number;
        /**
         * @description Whole seconds to wait before the next try. Only the local service sends it; the hosted one documents none.
         * @example 120
         */
        RetryAfterLocal: number;
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
                 * @description Makes a repeat of this send safe. For 24 hours a repeat with the same key and body gets the first answer again, and no second code goes out: a 200, and a 500 too, since a code may have gone out before it. An answer that says that nothing was sent (400, 413, 429, 503) leaves the key free, and the repeat is carried out. Choose a fresh random key, such as a UUID, for each new code: 1 to 255 visible ASCII characters, which belong to your account. Absent means that every request sends. Only the local service keeps this promise; the hosted one documents no such header, so do not rely on it there.
                 * @example 7f0c5bd2-93a1-4f7e-a2f8-64cdd3a1b0f5
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Your Bandwidth account id. A sandbox that is not strict takes any.
                 * @example 9900000
                 */
                accountId: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeRequest"];
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
                 * @description Makes a repeat of this send safe. For 24 hours a repeat with the same key and body gets the first answer again, and no second code goes out: a 200, and a 500 too, since a code may have gone out before it. An answer that says that nothing was sent (400, 413, 429, 503) leaves the key free, and the repeat is carried out. Choose a fresh random key, such as a UUID, for each new code: 1 to 255 visible ASCII characters, which belong to your account. Absent means that every request sends. Only the local service keeps this promise; the hosted one documents no such header, so do not rely on it there.
                 * @example 7f0c5bd2-93a1-4f7e-a2f8-64cdd3a1b0f5
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Your Bandwidth account id. A sandbox that is not strict takes any.
                 * @example 9900000
                 */
                accountId: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoiceCodeRequest"];
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
                 * @description Your Bandwidth account id. A sandbox that is not strict takes any.
                 * @example 9900000
                 */
                accountId: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyCodeRequest"];
            };
        };
        responses: {
            200: components["responses"]["CodeVerified"];
            400: components["responses"]["VerifyInvalid"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["BodyTooLarge"];
            429: components["responses"]["TooManyAttempts"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
