// @ts-check
// The least a JSON service on Node can do: parse the body and answer a constant. Its one argument is the port.
import { createServer } from 'node:http'
import { answer } from './request.js'

createServer((request, response) => {
  let text = ''
  request.setEncoding('utf8')
  request.on('data', (chunk) => (text += chunk))
  request.on('end', () => {
    JSON.parse(text)
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.end(answer)
  })
}).listen(Number(process.argv[2]), '127.0.0.1')
