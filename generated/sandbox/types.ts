// Written by `npm run generate` from openapi/. Do not edit.
export interface paths {
    "/sandbox/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List messages or wait for one
         * @description The texts and calls that the sandbox took, newest first, with the code that each carries. With `wait` it answers as soon as one
         *     fits, which is how a test reads its own code.
         *
         *     **Limits.** The newest 10,000 messages are kept; `dropped` says how many were lost to that. At most `limit` are answered.
         *
         *     **Side effects.** None. Reading a code neither uses it up nor hides it from the next reader: with several codes to one number,
         *     give `since` the id of the one that you know.
         */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        /**
         * Forget messages
         * @description Takes messages out of the inbox: those to one number, or all.
         *
         *     **Side effects.** The codes themselves stay good, and callbacks still go out: the phone is emptied, not the service. To forget
         *     codes, locks and limits too, reset the sandbox.
         */
        delete: operations["deleteMessages"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/messages/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the send answered as `messageId` or `callId`.
                 * @example 1589228074636lm4k2je7j7jklbn2
                 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        /**
         * Read one message
         * @description One message with all that became of it: its receipt, the tries at its code, each callback that went out.
         *
         *     **Side effects.** None.
         */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/callbacks/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the send answered as `messageId` or `callId`.
                 * @example 1589228074636lm4k2je7j7jklbn2
                 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call back about a message
         * @description Sends a delivery receipt to the `callbackUrl` that the message was sent with: the last one again when there is no body, or the
         *     one that the body describes. Use it to see your application take a receipt twice, late, or after another one.
         *
         *     **Limits.** One attempt, at once, with up to 10 seconds for an answer. The sandbox calls loopback addresses only, unless it was
         *     started with other hosts allowed.
         *
         *     **Side effects.** The attempt is added to the message's `callbacks`, of which the newest 100 are kept. Its `status` stays as it is.
         */
        post: operations["sendCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a number of your own
         * @description Hands out a phone number that is nobody's, was handed to nobody before, and has no message: tests that each ask for one, in any
         *     language and in any number of processes, never read each other's codes.
         *
         *     They are numbers that a country has set aside for fiction, and that a form which asks libphonenumber takes for valid. A GET of
         *     `/sandbox/scenarios` lists those that behave.
         *
         *     **Limits.** Each country has some: 16,700 in the United States, 2,000 in Canada, 14,000 in Great Britain, 80,030 in Australia, 495 in Sweden,
         *     5,200 in Germany and 50,000 in France. Once all have been handed out, those without a message come again.
         *
         *     **Side effects.** None but that nobody else gets it.
         */
        post: operations["reserveNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the clock
         * @description What time it is in the sandbox, and whether time passes.
         *
         *     **Side effects.** None.
         */
        get: operations["getClock"];
        put?: never;
        /**
         * Move or set the clock
         * @description Moves time forward by some seconds, sets it to a moment where it then stands still, or lets it run on from where it is. Expiry,
         *     locks, limits, idempotency keys and the callbacks' repeats all go by this clock, so fifteen minutes take a millisecond.
         *
         *     **Limits.** At most a year forward at once, and no further than from 1970 to 20 November 2286. A moment in the past is allowed: nothing that has happened happens again.
         *
         *     **Side effects.** Callbacks that become due on the way go out, in order, each at its own time. The answer comes after the last. A
         *     receiver that takes longer than 2 real seconds, because it hangs or moves this clock itself, is waited for no further.
         */
        post: operations["setClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the faults
         * @description The failures that are set, in the order in which they are tried, each with how often it has struck.
         *
         *     **Side effects.** None.
         */
        get: operations["getFaults"];
        /**
         * Set the faults
         * @description Puts these failures in the place of all others. Of those that fit a request, the first one strikes. What was listed can be put
         *     back as it is: `id` and `applied` are ignored, and counting starts at 0.
         *
         *     **Limits.** Faults strike the two-factor API only, never the sandbox's own.
         *
         *     **Side effects.** Requests under way are not struck any more.
         */
        put: operations["putFaults"];
        /**
         * Add a fault
         * @description Adds one failure behind those that are set, so that tests that run side by side do not overwrite each other's: give each a number
         *     of its own, and take back what you added.
         *
         *     **Limits.** Faults strike the two-factor API only, never the sandbox's own.
         *
         *     **Side effects.** Requests under way are not struck any more.
         */
        post: operations["addFault"];
        /**
         * Remove the faults
         * @description Removes every fault; from now on all requests are carried out.
         *
         *     **Side effects.** None on what has happened: the journal keeps what was forced.
         */
        delete: operations["deleteFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/faults/{faultId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of a fault that is set.
                 * @example 7f0c5bd2-93a1-4f7e-a2f8-64cdd3a1b0f5
                 */
                faultId: components["parameters"]["FaultId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take one fault back
         * @description Removes one fault, and leaves the others as they are.
         *
         *     **Side effects.** None on what has happened: the journal keeps what was forced. A request that it holds back stays held.
         */
        delete: operations["deleteFault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List numbers that behave
         * @description Numbers that make something happen by themselves, with no fault to set and none to remove: receipts that fail, come late or come
         *     twice, and sends or verifies that are refused.
         *
         *     **Limits.** Ten numbers each, so that tests that run in parallel do not meet.
         *
         *     **Side effects.** None.
         */
        get: operations["listScenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start over
         * @description Makes the sandbox as new: no messages, codes, locks, limits, idempotency keys, faults or journal, and the clock back at real time.
         *     With `to`, only what concerns that number is forgotten, and the clock stays.
         *
         *     **Side effects.** Callbacks that were still to go out never do. Streams of events stay open and hear of it.
         */
        post: operations["resetSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List exchanges with their verdicts
         * @description What went over the two-factor API, newest first, each exchange judged by the contract: whether your client or this service broke it,
         *     and where.
         *
         *     **Limits.** The newest 1,000 exchanges are kept; `dropped` says how many were lost to that.
         *
         *     **Side effects.** None.
         */
        get: operations["listExchanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandbox/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens
         * @description A stream of server-sent events that stays open: each message, exchange and change, as it happens. An event has the lines
         *     `id` (a number that counts up), `event` (its type) and `data` (the JSON described here, on one line).
         *
         *     **Limits.** A reader who comes back with `Last-Event-ID`, as browsers do by themselves, gets what it missed out of the newest 1,000
         *     events, but for messages and exchanges that were deleted or reset since.
         *
         *     **Side effects.** None.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
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
        /** @description One try at handing a delivery receipt to a `callbackUrl`. */
        CallbackAttempt: {
            /**
             * Format: date-time
             * @description When, as in RFC 3339.
             * @example 2026-09-14T18:20:16.000Z
             */
            at: string;
            /**
             * @description Where to.
             * @example http://127.0.0.1:8080/receipts
             */
            url: string;
            /**
             * @description What the receipt said.
             * @example message-delivered
             * @enum {string}
             */
            type: "message-delivered" | "message-failed";
            /**
             * @description What your server answered; null when no answer came within 10 seconds, or nobody was called.
             * @example 200
             */
            status: number | null;
            /**
             * @description Why the sandbox called nobody, such as a host that is not loopback, or 10,000 newer callbacks that waited to be made; null when it did call.
             * @example example.com is neither this machine nor a host that was allowed
             */
            refused: string | null;
            /**
             * @description Why no answer came, such as a connection that was refused or reset, a certificate that will not do, or 10 seconds that passed; null when one came, or nobody was called.
             * @example connection refused (ECONNREFUSED)
             */
            failure: string | null;
            /**
             * Format: date-time
             * @description When it tries again, as in RFC 3339; null when this was the last try.
             * @example 2026-09-14T18:20:21.000Z
             */
            nextAttemptAt: string | null;
        };
        /** @description One text or call that the sandbox took instead of a phone, and what became of it. */
        SandboxMessage: {
            /**
             * @description What the send answered, as `messageId` or `callId`.
             * @example 1589228074636lm4k2je7j7jklbn2
             */
            id: string;
            /**
             * @description Whether it was a text (`messaging`) or a call (`voice`).
             * @example messaging
             * @enum {string}
             */
            channel: "messaging" | "voice";
            /**
             * @description The account that sent it.
             * @example 9900000
             */
            accountId: string;
            /**
             * @description The application that sent it.
             * @example 93de2206-9669-4e07-948d-329f4b722ee2
             */
            applicationId: string;
            /**
             * @description The number it came from.
             * @example +19195550100
             */
            from: string;
            /**
             * @description The number it went to.
             * @example +19195550112
             */
            to: string;
            /**
             * @description The scope to verify it under; `2FA` when the send named none.
             * @example 2FA
             */
            scope: string;
            /**
             * @description What the person reads or hears.
             * @example Your Example code is 482913
             */
            text: string;
            /**
             * @description The code in it. Good until it is used, pushed out by newer ones, or too old.
             * @example 482913
             */
            code: string;
            /**
             * Format: date-time
             * @description When it was sent, as in RFC 3339.
             * @example 2026-09-14T18:20:14.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description From when no verify accepts the code, however long it allows. A verify that allows less ends it sooner.
             * @example 2026-09-14T18:35:14.000Z
             */
            expiresAt: string;
            /**
             * @description What the receipt says; `pending` until there is one. A call has none and is `delivered` at once.
             * @example delivered
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /**
             * @description Why it failed, a number of four digits such as 4720; null otherwise.
             * @example 4720
             */
            errorCode: number | null;
            /**
             * @description How many verifies were tried while its code was live, right ones and wrong ones.
             * @example 1
             */
            attempts: number;
            /**
             * @description How many wrong codes its number and scope may still get before they are locked; under a lock, how many they may get once it is over, since a lock ends by the clock alone.
             * @example 5
             */
            attemptsLeft: number;
            /**
             * Format: date-time
             * @description When its code let the person in, as in RFC 3339; null when it has not.
             * @example 2026-09-14T18:21:40.000Z
             */
            verifiedAt: string | null;
            /**
             * @description How it stands with the code. `live`: a verify accepts it. `locked`: it would, but its number and scope are locked. `verified`: it let the person in. `void`: another code of its number and scope did, which takes along all that there are. `replaced`: newer ones took its place. `expired`: it is too old for any verify. A code expires, and a lock ends, by the clock alone: no event tells.
             * @example live
             * @enum {string}
             */
            state: "live" | "locked" | "verified" | "void" | "replaced" | "expired";
            /**
             * Format: date-time
             * @description Until when verifies for its number and scope answer 429, as in RFC 3339; null when they do not.
             * @example 2026-09-14T18:22:10.000Z
             */
            lockedUntil: string | null;
            /** @description The attempts to call its `callbackUrl`, the newest 100, oldest first. */
            callbacks: components["schemas"]["CallbackAttempt"][];
        };
        /** @description Messages of the inbox. */
        MessageList: {
            /** @description Newest first; empty when there are none. */
            messages: components["schemas"]["SandboxMessage"][];
            /**
             * @description How many of all that ever arrived are kept no more, because newer ones took their place.
             * @example 0
             */
            dropped: number;
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
        /** @description The receipt to send. What is absent is as in the last receipt of the message. */
        CallbackOrder: {
            /**
             * @description Whether the text reached the phone. One of the two ends every text (documented).
             * @example message-delivered
             * @enum {string}
             */
            type?: "message-delivered" | "message-failed";
            /**
             * @description Why it failed, a number of four digits. Alone it means `message-failed`; with `message-delivered` it is a 400.
             * @example 4720
             */
            errorCode?: number;
            /**
             * @description The carrier's word for it.
             * @example invalid destination address
             */
            description?: string;
        };
        /** @description Which number to get. */
        NumberWish: {
            /**
             * @description The country that it is of, by its two letters of ISO 3166-1. Of the United States when absent.
             * @example GB
             * @enum {string}
             */
            country?: "US" | "CA" | "GB" | "AU" | "SE" | "DE" | "FR";
            /**
             * @description Whether it must be a mobile number. The British and French ones that are set aside are refused by libphonenumber, so those come only where this is true; when false or absent, any kind does that it takes for valid. In North America a number does not tell.
             * @example true
             */
            mobile?: boolean;
        };
        /** @description A number that nobody else gets. */
        ReservedNumber: {
            number: components["schemas"]["PhoneNumber"];
        };
        /** @description The time in the sandbox. */
        Clock: {
            /**
             * Format: date-time
             * @description What time it is there, as in RFC 3339.
             * @example 2026-09-14T18:20:14.000Z
             */
            now: string;
            /**
             * @description Whether time passes by itself.
             * @example true
             */
            running: boolean;
        };
        /** @description What to do to the clock, in exactly one field. */
        ClockChange: {
            /**
             * @description How far, in seconds, 0 to 31,536,000 (a year); fractions count.
             * @example 900
             */
            advanceSeconds: number;
        } | {
            /**
             * Format: date-time
             * @description The moment, as in RFC 3339.
             * @example 2026-09-14T18:20:14Z
             */
            now: string;
        } | {
            /**
             * @description Always `true`.
             * @example true
             * @enum {boolean}
             */
            run: true;
        };
        /** @description A failure that is set. */
        Fault: {
            /**
             * @description Names the fault.
             * @example 7f0c5bd2-93a1-4f7e-a2f8-64cdd3a1b0f5
             */
            id: string;
            /**
             * @description Strikes only this operation; every one when absent.
             * @example generateMessagingCode
             * @enum {string}
             */
            operationId?: "generateMessagingCode" | "generateVoiceCode" | "verifyCode";
            to?: components["schemas"]["PhoneNumber"];
            /**
             * @description Answers with this status instead of carrying the request out. Absent: the request is carried out.
             * @example 503
             */
            status?: number;
            /** @description Any JSON to answer with, beside `status`. Absent means the example that the contract has for that status. */
            body?: unknown;
            /** @description What `Retry-After` says, beside `status` and not without it: whole seconds, or an HTTP date as text. Null means none, as the hosted service answers. Absent: what the example of the contract has. */
            retryAfter?: unknown;
            /** @description Headers of the answer, over those that it has; not those that frame it, such as `Content-Length`. Absent: its own. */
            headers?: {
                [key: string]: string;
            };
            /**
             * @description Holds the request first, in real seconds, 0 to 60; fractions count. Absent means 0.
             * @example 2.5
             */
            delaySeconds?: number;
            /**
             * @description Ends the connection without an answer, `before` or `after` the request is carried out; or after the answer, once it is `idle`. Absent: it is answered.
             * @example after
             * @enum {string}
             */
            drop?: "before" | "after" | "idle";
            /**
             * @description Spoils the body of the answer: makes it half as long (`truncated`) or something that is not JSON (`malformed`), or ends the connection in the middle of it (`cut`). Absent: it is left whole.
             * @example truncated
             * @enum {string}
             */
            corrupt?: "truncated" | "malformed" | "cut";
            /**
             * @description Carries the request out, and then says nothing (`answer`), or sends the head of the answer and nothing of its body (`body`), until the client leaves, or a reset. It goes with neither `drop` nor `corrupt`. Absent: it is answered at once.
             * @example answer
             * @enum {string}
             */
            stall?: "answer" | "body";
            /**
             * @description How the connection ends, where `drop` or `corrupt` ends it: closed (`fin`) or reset (`rst`). Absent means `rst`.
             * @example fin
             * @enum {string}
             */
            ending?: "fin" | "rst";
            /**
             * @description How likely it strikes, 0 to 1. Absent means 1, always.
             * @example 0.5
             */
            probability?: number;
            /**
             * @description How many requests it strikes, at least 1. Absent means no end.
             * @example 1
             */
            count?: number;
            /**
             * @description How many requests it has struck.
             * @example 0
             */
            applied: number;
        };
        /** @description Failures in the order in which they are tried. */
        FaultList: {
            /** @description The first that fits a request strikes; empty when none is set. */
            faults: components["schemas"]["Fault"][];
        };
        /** @description A failure to provoke, for the requests of one operation, one number, both, or all. It says what to do in at least one of `status`, `headers`, `delaySeconds`, `drop`, `corrupt` and `stall`. */
        FaultSpec: {
            /**
             * @description Strikes only this operation; every one when absent.
             * @example generateMessagingCode
             * @enum {string}
             */
            operationId?: "generateMessagingCode" | "generateVoiceCode" | "verifyCode";
            to?: components["schemas"]["PhoneNumber"];
            /**
             * @description Answers with this status instead of carrying the request out. Absent: the request is carried out.
             * @example 503
             */
            status?: number;
            /** @description Any JSON to answer with, beside `status` and not without it. Absent means the example that the contract has for that status. */
            body?: unknown;
            /** @description What `Retry-After` says, beside `status` and not without it: whole seconds, or an HTTP date as text. Null means none, as the hosted service answers. Absent: what the example of the contract has. */
            retryAfter?: unknown;
            /** @description Headers of the answer, over those that it has; not those that frame it, such as `Content-Length`. Absent: its own. */
            headers?: {
                [key: string]: string;
            };
            /**
             * @description Holds the request first, in real seconds, 0 to 60; fractions count. Absent means 0.
             * @example 2.5
             */
            delaySeconds?: number;
            /**
             * @description Ends the connection without an answer, `before` or `after` the request is carried out, so it goes with nothing that is about an answer; or after the answer, once the connection is `idle`. A browser may then repeat the request by itself, and with `count` 1 get an answer. Absent: it is answered.
             * @example after
             * @enum {string}
             */
            drop?: "before" | "after" | "idle";
            /**
             * @description Spoils the body of the answer: makes it half as long (`truncated`) or something that is not JSON (`malformed`), or ends the connection in the middle of it (`cut`). Absent: it is left whole.
             * @example truncated
             * @enum {string}
             */
            corrupt?: "truncated" | "malformed" | "cut";
            /**
             * @description Carries the request out, and then says nothing (`answer`), or sends the head of the answer and nothing of its body (`body`), until the client leaves, or a reset. It goes with neither `drop` nor `corrupt`. Absent: it is answered at once.
             * @example answer
             * @enum {string}
             */
            stall?: "answer" | "body";
            /**
             * @description How the connection ends, where `drop` or `corrupt` ends it: closed (`fin`) or reset (`rst`). Absent means `rst`.
             * @example fin
             * @enum {string}
             */
            ending?: "fin" | "rst";
            /**
             * @description How likely it strikes, 0 to 1. Absent means 1, always.
             * @example 0.5
             */
            probability?: number;
            /**
             * @description How many requests it strikes, at least 1. Absent means no end.
             * @example 1
             */
            count?: number;
            /**
             * @description Ignored, so that a listed fault can be put back; each fault gets a new one.
             * @example 7f0c5bd2-93a1-4f7e-a2f8-64cdd3a1b0f5
             */
            id?: string;
            /**
             * @description Ignored, so that a listed fault can be put back; counting starts at 0.
             * @example 0
             */
            applied?: number;
        };
        /** @description Failures to set, in the order in which they are to be tried. */
        FaultSpecList: {
            /** @description The first that fits a request strikes. An empty list sets none. */
            faults: components["schemas"]["FaultSpec"][];
        };
        /** @description What some numbers make happen by themselves. */
        Scenario: {
            /**
             * @description Names the scenario.
             * @example delivery-failed-4720
             */
            name: string;
            /**
             * @description What happens, in a sentence.
             * @example The number cannot be reached: the receipt says message-failed, 4720.
             */
            description: string;
            /** @description Whose numbers behave so, in E.164 form; empty for `delivered`, which is every other number. */
            numbers: components["schemas"]["PhoneNumber"][];
        };
        /** @description Every scenario. */
        ScenarioList: {
            /** @description `delivered` first. */
            scenarios: components["schemas"]["Scenario"][];
        };
        /** @description What to forget. */
        ResetScope: {
            to?: components["schemas"]["PhoneNumber"];
        };
        /** @description One way in which one side of an exchange broke the contract. */
        ContractBreach: {
            /**
             * @description Who broke it: your `request`, or the `response` of the service.
             * @example request
             * @enum {string}
             */
            side: "request" | "response";
            /**
             * @description The operation that the request named; absent when it is none.
             * @example verifyCode
             * @enum {string}
             */
            operationId?: "generateMessagingCode" | "generateVoiceCode" | "verifyCode";
            /**
             * @description The part that is wrong: `path`, `method`, `query`, `auth`, `content-type`, `status`, a header such as `header.retry-after`, or a field such as `body.to`.
             * @example body.expirationTimeInMinutes
             */
            where: string;
            /**
             * @description What was broken: `undocumented`, `malformed`, or the keyword of the schema, such as `required`.
             * @example required
             */
            rule: string;
            /**
             * @description What would be right. Never holds a value of the exchange.
             * @example body.expirationTimeInMinutes is required
             */
            message: string;
        };
        /** @description One request to the two-factor API with its answer, and the verdict of the contract on both. */
        Exchange: {
            /**
             * @description Names the exchange.
             * @example 0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e21
             */
            id: string;
            /**
             * Format: date-time
             * @description When the request came, as in RFC 3339.
             * @example 2026-09-14T18:20:14.000Z
             */
            at: string;
            /**
             * @description The operation that the request named; null when path or method is none of the contract.
             * @example verifyCode
             * @enum {string|null}
             */
            operationId: "generateMessagingCode" | "generateVoiceCode" | "verifyCode" | null;
            /**
             * @description The method as it came.
             * @example POST
             */
            method: string;
            /**
             * @description The path as it came, without its query.
             * @example /api/v1/accounts/9900000/code/verify
             */
            path: string;
            /**
             * @description The number in the body, right or wrong; null when it names none.
             * @example +19195550112
             */
            to: string | null;
            /**
             * @description Whether a fault holds the request back at this moment. What becomes of it is told by another event with this id.
             * @example false
             */
            held: boolean;
            /**
             * @description How long it took, in real milliseconds; where it is held, until now.
             * @example 2.4
             */
            durationMs: number;
            /**
             * @description Whether both sides kept the contract, or one broke it.
             * @example kept
             * @enum {string}
             */
            verdict: "kept" | "broken";
            /** @description What was broken; empty when the contract was kept. */
            breaches: components["schemas"]["ContractBreach"][];
            /** @description What your client sent. */
            request: {
                /** @description Headers by name, in lower case. Of `Authorization` only the scheme is shown. */
                headers: {
                    [key: string]: string;
                };
                /**
                 * @description The body as text; empty when there was none.
                 * @example {"to":"+19195550112"}
                 */
                body: string;
            };
            /** @description What the service answered; null when it is held, and when the connection was dropped. */
            response: {
                /**
                 * @description The status.
                 * @example 400
                 */
                status: number;
                /** @description Headers by name, in lower case. Of `Authorization` only the scheme is shown. */
                headers: {
                    [key: string]: string;
                };
                /**
                 * @description The body as text.
                 * @example {"error":"code is required"}
                 */
                body: string;
            } | null;
            /**
             * @description What answered instead of the service: a `Prefer` header, a fault or a scenario; null when the service did.
             * @example fault
             * @enum {string|null}
             */
            forcedBy: "prefer" | "fault" | "scenario" | null;
        };
        /** @description Exchanges of the journal. */
        ExchangeList: {
            /** @description Newest first; empty when there are none. */
            exchanges: components["schemas"]["Exchange"][];
            /**
             * @description How many are kept no more, because newer ones took their place.
             * @example 0
             */
            dropped: number;
        };
        /** @description One thing that happened. */
        Event: {
            /**
             * @description What happened.
             * @example message
             * @enum {string}
             */
            type: "message" | "message.updated";
            /**
             * Format: date-time
             * @description When, as in RFC 3339.
             * @example 2026-09-14T18:20:14.000Z
             */
            at: string;
            message: components["schemas"]["SandboxMessage"];
        } | {
            /**
             * @description What happened.
             * @example messages.deleted
             * @enum {string}
             */
            type: "messages.deleted" | "reset";
            /**
             * Format: date-time
             * @description When, as in RFC 3339.
             * @example 2026-09-14T18:20:14.000Z
             */
            at: string;
            /**
             * @description The number that it concerns; null for all.
             * @example +19195550112
             */
            to: string | null;
        } | {
            /**
             * @description What happened.
             * @example exchange
             * @enum {string}
             */
            type: "exchange";
            /**
             * Format: date-time
             * @description When, as in RFC 3339.
             * @example 2026-09-14T18:20:14.000Z
             */
            at: string;
            exchange: components["schemas"]["Exchange"];
        } | {
            /**
             * @description What happened.
             * @example clock
             * @enum {string}
             */
            type: "clock";
            /**
             * Format: date-time
             * @description When, as in RFC 3339.
             * @example 2026-09-14T18:20:14.000Z
             */
            at: string;
            clock: components["schemas"]["Clock"];
        } | {
            /**
             * @description What happened.
             * @example faults
             * @enum {string}
             */
            type: "faults";
            /**
             * Format: date-time
             * @description When, as in RFC 3339.
             * @example 2026-09-14T18:20:14.000Z
             */
            at: string;
            /** @description Those that are set now. */
            faults: components["schemas"]["Fault"][];
        };
    };
    responses: {
        /**
         * @description You have the messages, newest first. The list is empty when none fits, also after a `wait`: look at your filters, then at the
         *     journal, which has the send if it came.
         */
        MessagesListed: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MessageList"];
            };
        };
        /** @description A parameter is wrong or unknown. `error` names each one. */
        QueryInvalid: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /**
         * @description The sandbox is bound to another address than loopback, and the token is missing or wrong. It was printed at start,
         *     or given in `BW_SANDBOX_TOKEN`.
         */
        TokenMissing: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                "WWW-Authenticate": components["headers"]["SandboxChallenge"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /**
         * @description The `Host` header or the request line names another machine than the one that the sandbox was started for, or a web page of another
         *     machine tries to change something (`Origin`, `Sec-Fetch-Site`). Use `127.0.0.1` or `localhost`; a web page that points its own name
         *     here gets nothing, and pages on any port of this machine may do all.
         */
        HostForeign: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description The messages are gone. It is no error if there were none. */
        MessagesForgotten: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description You have the message as it is now. */
        MessageFound: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SandboxMessage"];
            };
        };
        /** @description There is no such message: it never was, it was forgotten, or newer ones took its place. */
        MessageUnknown: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description The attempt is over. Whether your server took the receipt is in `status`; nobody was called when `refused` says why. */
        CallbackAttempted: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CallbackAttempt"];
            };
        };
        /** @description The body is not JSON, a field is missing, wrong or unknown, or a parameter is. Nothing was changed. `error` names every problem. */
        BodyInvalid: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description The message was sent without a `callbackUrl`, so there is nobody to call. Send one with it. */
        CallbackUrlMissing: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description The body is larger than 16 KiB. It was not read to its end and nothing was changed. */
        SandboxBodyTooLarge: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description You have a number to yourself. */
        NumberReserved: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReservedNumber"];
            };
        };
        /** @description Every number of this kind was handed out, and has messages. Reset the sandbox, or ask for another country. */
        NumbersTaken: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description You have the sandbox's time; after a change, the time that it was changed to. */
        ClockRead: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Clock"];
            };
        };
        /** @description You have the faults that are set, in the order in which they are tried. */
        FaultsListed: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FaultList"];
            };
        };
        /** @description The fault is set; its `id` takes it back. */
        FaultAdded: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description No fault is set any more. It is no error if none was. */
        FaultsRemoved: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The fault is not set any more. */
        FaultRemoved: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description There is no such fault: it was taken back, or others took its place. */
        FaultUnknown: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description You have the scenarios. All other numbers are `delivered`, the first one. */
        ScenariosListed: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ScenarioList"];
            };
        };
        /** @description All of it, or all about that number, is forgotten. */
        SandboxReset: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description You have the exchanges, newest first. Where `verdict` is `broken`, `breaches` says what to mend, and on which side. */
        ExchangesListed: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ExchangeList"];
            };
        };
        /** @description The stream is open; it ends when you or the sandbox do. The schema and the examples are those of one event's `data`. */
        EventsStreamed: {
            headers: {
                "Cache-Control": components["headers"]["SandboxCacheControl"];
                "X-Content-Type-Options": components["headers"]["SandboxContentTypeOptions"];
                "X-Request-Id": components["headers"]["SandboxRequestId"];
                [name: string]: unknown;
            };
            content: {
                "text/event-stream": components["schemas"]["Event"];
            };
        };
    };
    parameters: {
        /**
         * @description Only what concerns this number, in E.164 form. In a URL the plus is written `%2B`; a bare one, which means a space, is understood. Absent means every number, and so does an empty one in a GET.
         * @example +19195550112
         */
        Recipient: components["schemas"]["PhoneNumber"];
        /**
         * @description Only messages from this number, in E.164 form with the plus written `%2B`. Absent or empty means from every number.
         * @example +19195550100
         */
        Sender: components["schemas"]["PhoneNumber"];
        /**
         * @description Only messages under this scope; `2FA` is the one of a send that named none. Absent or empty means every scope.
         * @example sign-in
         */
        ScopeFilter: string;
        /**
         * @description Only texts (`messaging`) or only calls (`voice`). Absent or empty means both.
         * @example messaging
         */
        Channel: "messaging" | "voice";
        /**
         * @description Only what arrived after the message with this id, or from this moment on, as in RFC 3339 by the sandbox's clock. An id that is not kept any more excludes nothing; what has the shape of neither is a 400, and so are epoch milliseconds. Absent or empty means all that is kept.
         * @example 1589228074636lm4k2je7j7jklbn2
         */
        Since: string;
        /**
         * @description How many real seconds to hold the request until a message fits, 0 to 60; fractions count. With none in time the list is empty. Absent or empty means 0: answer at once.
         * @example 30
         */
        Wait: number;
        /**
         * @description How many messages at most, 1 to 10,000. Absent or empty means 100.
         * @example 100
         */
        MessageLimit: number;
        /**
         * @description What the send answered as `messageId` or `callId`.
         * @example 1589228074636lm4k2je7j7jklbn2
         */
        MessageId: string;
        /**
         * @description The `id` of a fault that is set.
         * @example 7f0c5bd2-93a1-4f7e-a2f8-64cdd3a1b0f5
         */
        FaultId: string;
        /**
         * @description How many exchanges at most, 1 to 1,000. Absent or empty means 100.
         * @example 100
         */
        ExchangeLimit: number;
        /**
         * @description The `id` of the last event that you saw. The stream begins with what came after it, as far as it is kept. Absent means from now on.
         * @example 41
         */
        LastEventId: number;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Always `no-store`: what is true of the inbox now is not true later.
         * @example no-store
         */
        SandboxCacheControl: "no-store";
        /**
         * @description Always `nosniff`.
         * @example nosniff
         */
        SandboxContentTypeOptions: "nosniff";
        /**
         * @description Names this exchange. An error has it as `requestId` too.
         * @example 0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e21
         */
        SandboxRequestId: string;
        /**
         * @description How to authenticate, as in RFC 9110.
         * @example Bearer realm="sandbox"
         */
        SandboxChallenge: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listMessages: {
        parameters: {
            query?: {
                /**
                 * @description Only what concerns this number, in E.164 form. In a URL the plus is written `%2B`; a bare one, which means a space, is understood. Absent means every number, and so does an empty one in a GET.
                 * @example +19195550112
                 */
                to?: components["parameters"]["Recipient"];
                /**
                 * @description Only messages from this number, in E.164 form with the plus written `%2B`. Absent or empty means from every number.
                 * @example +19195550100
                 */
                from?: components["parameters"]["Sender"];
                /**
                 * @description Only messages under this scope; `2FA` is the one of a send that named none. Absent or empty means every scope.
                 * @example sign-in
                 */
                scope?: components["parameters"]["ScopeFilter"];
                /**
                 * @description Only texts (`messaging`) or only calls (`voice`). Absent or empty means both.
                 * @example messaging
                 */
                channel?: components["parameters"]["Channel"];
                /**
                 * @description Only what arrived after the message with this id, or from this moment on, as in RFC 3339 by the sandbox's clock. An id that is not kept any more excludes nothing; what has the shape of neither is a 400, and so are epoch milliseconds. Absent or empty means all that is kept.
                 * @example 1589228074636lm4k2je7j7jklbn2
                 */
                since?: components["parameters"]["Since"];
                /**
                 * @description How many real seconds to hold the request until a message fits, 0 to 60; fractions count. With none in time the list is empty. Absent or empty means 0: answer at once.
                 * @example 30
                 */
                wait?: components["parameters"]["Wait"];
                /**
                 * @description How many messages at most, 1 to 10,000. Absent or empty means 100.
                 * @example 100
                 */
                limit?: components["parameters"]["MessageLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["MessagesListed"];
            400: components["responses"]["QueryInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
        };
    };
    deleteMessages: {
        parameters: {
            query?: {
                /**
                 * @description Only what concerns this number, in E.164 form. In a URL the plus is written `%2B`; a bare one, which means a space, is understood. Absent means every number, and so does an empty one in a GET.
                 * @example +19195550112
                 */
                to?: components["parameters"]["Recipient"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["MessagesForgotten"];
            400: components["responses"]["QueryInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the send answered as `messageId` or `callId`.
                 * @example 1589228074636lm4k2je7j7jklbn2
                 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["MessageFound"];
            400: components["responses"]["QueryInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
            404: components["responses"]["MessageUnknown"];
        };
    };
    sendCallback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What the send answered as `messageId` or `callId`.
                 * @example 1589228074636lm4k2je7j7jklbn2
                 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CallbackOrder"];
            };
        };
        responses: {
            202: components["responses"]["CallbackAttempted"];
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
            404: components["responses"]["MessageUnknown"];
            409: components["responses"]["CallbackUrlMissing"];
            413: components["responses"]["SandboxBodyTooLarge"];
        };
    };
    reserveNumber: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NumberWish"];
            };
        };
        responses: {
            200: components["responses"]["NumberReserved"];
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
            409: components["responses"]["NumbersTaken"];
            413: components["responses"]["SandboxBodyTooLarge"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ClockRead"];
            400: components["responses"]["QueryInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockChange"];
            };
        };
        responses: {
            200: components["responses"]["ClockRead"];
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
            413: components["responses"]["SandboxBodyTooLarge"];
        };
    };
    getFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["FaultsListed"];
            400: components["responses"]["QueryInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
        };
    };
    putFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultSpecList"];
            };
        };
        responses: {
            200: components["responses"]["FaultsListed"];
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
            413: components["responses"]["SandboxBodyTooLarge"];
        };
    };
    addFault: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultSpec"];
            };
        };
        responses: {
            200: components["responses"]["FaultAdded"];
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
            413: components["responses"]["SandboxBodyTooLarge"];
        };
    };
    deleteFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["FaultsRemoved"];
            400: components["responses"]["QueryInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
        };
    };
    deleteFault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `id` of a fault that is set.
                 * @example 7f0c5bd2-93a1-4f7e-a2f8-64cdd3a1b0f5
                 */
                faultId: components["parameters"]["FaultId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["FaultRemoved"];
            400: components["responses"]["QueryInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
            404: components["responses"]["FaultUnknown"];
        };
    };
    listScenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ScenariosListed"];
            400: components["responses"]["QueryInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
        };
    };
    resetSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ResetScope"];
            };
        };
        responses: {
            204: components["responses"]["SandboxReset"];
            400: components["responses"]["BodyInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
            413: components["responses"]["SandboxBodyTooLarge"];
        };
    };
    listExchanges: {
        parameters: {
            query?: {
                /**
                 * @description Only what concerns this number, in E.164 form. In a URL the plus is written `%2B`; a bare one, which means a space, is understood. Absent means every number, and so does an empty one in a GET.
                 * @example +19195550112
                 */
                to?: components["parameters"]["Recipient"];
                /**
                 * @description How many exchanges at most, 1 to 1,000. Absent or empty means 100.
                 * @example 100
                 */
                limit?: components["parameters"]["ExchangeLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ExchangesListed"];
            400: components["responses"]["QueryInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
        };
    };
    streamEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `id` of the last event that you saw. The stream begins with what came after it, as far as it is kept. Absent means from now on.
                 * @example 41
                 */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EventsStreamed"];
            400: components["responses"]["QueryInvalid"];
            401: components["responses"]["TokenMissing"];
            403: components["responses"]["HostForeign"];
        };
    };
}
