// The bodies of an operation, out of what openapi-typescript makes of a document.

type Json<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : undefined

/** The JSON body that an operation takes; with `undefined` where it may be left out, and nothing else where there is none. */
export type RequestBody<Documented> = Documented extends { requestBody: infer Body }
  ? Json<Body>
  : Documented extends { requestBody?: infer Body }
    ? Json<NonNullable<Body>> | undefined
    : undefined

/** The JSON body of its 200; `undefined` where it has none. */
export type SuccessBody<Documented> = Documented extends { responses: { 200: infer Answer } } ? Json<Answer> : undefined
