// The same pages out of Vite's dev server: one for the app, with the project's own configuration,
// and one for the emulator's page. Both hot-reload, over the one port.

import type { Server } from 'node:http'
import { createServer, type InlineConfig, type Plugin } from 'vite'
import { EMULATOR, ROOT } from '../../build/bundle'
import { forTelevision, type MadeFiles, type Pages, TELEVISION_QUERY } from './generated-files'

/**
 * Makes what serves the pages of the app and the emulator with hot reload, out of Vite's dev server.
 * @param server whose port the hot reload shares
 * @param files generated, by path
 */
export async function devPages(server: Server, files: MadeFiles): Promise<Pages> {
  const shared: InlineConfig = {
    server: { middlewareMode: true, hmr: { server } },
    clearScreen: false,
  }
  const app = await createServer({ ...shared, root: ROOT, plugins: [television] })
  const emulator = await createServer({ ...EMULATOR, ...shared, logLevel: 'warn' })
  return {
    listener(request, response) {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname
      const file = files[path]
      if (file) {
        response.writeHead(200, { 'Content-Type': file.type, 'Cache-Control': 'no-store' })
        response.end(file.body)
        return
      }
      const { middlewares } = path.startsWith('/emulator/') ? emulator : app
      middlewares(request, response)
    },
    async close() {
      await Promise.all([emulator.close(), app.close()])
    },
  }
}

const television: Plugin = {
  name: 'foyer-television',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { originalUrl = '/' }) =>
      new URL(originalUrl, 'http://localhost').searchParams.has(TELEVISION_QUERY)
        ? forTelevision(html)
        : html,
  },
}
