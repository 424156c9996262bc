import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A make-believe system on this machine, for tests. `place` is what a guard must allow. */
export type TestServer = AsyncDisposable & {
  url: string
  place: string
  /** The paths with their queries, in the order asked. */
  asked: string[]
  headers: IncomingMessage['headers'][]
}

export type Handler = (url: URL, response: ServerResponse, request: IncomingMessage) => void

export async function serve(handler: Handler): Promise<TestServer> {
  const asked: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    headers.push(request.headers)
    handler(new URL(request.url ?? '/', `http://${request.headers.host}`), response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    place: `127.0.0.1:${port}`,
    asked,
    headers,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function sendJson(response: ServerResponse, body: unknown, headers = {}): void {
  response.writeHead(200, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}
