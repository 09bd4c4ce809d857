// Tells the story in workerd. The query of the request names the places; answers with what was seen.
// @ts-nocheck: types are checked before dist/ is built.
import * as client from '../../dist/index.js'
import { tell } from './story.js'

export default {
  /** @param {Request} request */
  async fetch(request) {
    return Response.json(await tell(client, Object.fromEntries(new URL(request.url).searchParams)))
  },
}
