// What goes into an operation and what comes out, out of what openapi-typescript makes of a document.

type Json<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : undefined

/** The JSON body that an operation takes; with `undefined` where it may be left out, and nothing else where there is none. */
export type RequestBody<Documented> = Documented extends { requestBody: infer Body }
  ? Json<Body>
  : Documented extends { requestBody?: infer Body }
    ? Json<NonNullable<Body>> | undefined
    : undefined

/** The JSON body of its success; `undefined` where it has none. */
export type SuccessBody<Documented> = Documented extends
  { responses: { 200: infer Answer } } | { responses: { 202: infer Answer } }
  ? Json<Answer>
  : undefined

type Parameters<Documented, Place extends string> = Documented extends {
  parameters: { [Name in Place]?: infer Values }
}
  ? NonNullable<Values>
  : never

/** What a request for an operation brings, once it keeps the document. */
export interface RequestParts<Documented> {
  readonly path: Parameters<Documented, 'path'>
  readonly query: Parameters<Documented, 'query'>
  readonly headers: Parameters<Documented, 'header'>
  /** `undefined` where the document lets it be left out, and it was. */
  readonly body: RequestBody<Documented>
}
