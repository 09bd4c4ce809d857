// Tells the story in Node, Deno and Bun. The argument is the query of a URL, which names the places; prints what was seen.
// @ts-nocheck: types are checked before dist/ is built.
import * as client from '../../dist/index.js'
import { tell } from './story.js'

console.log(JSON.stringify(await tell(client, Object.fromEntries(new URLSearchParams(process.argv[2])))))
