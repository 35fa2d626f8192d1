// The built app as a plain file server would give it, and the emulator around it.

import { readFile } from 'node:fs/promises'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { buildApp, buildEmulator, DIST } from '../../build/bundle'
import { forTelevision, type MadeFiles, type Pages, TELEVISION_QUERY } from './generated-files'

/**
 * Builds what is missing of the app and the emulator, and makes what serves their pages.
 * @param files generated, by path
 * @param tell takes a line when it builds
 * @param dist a built app to serve as it is; without one, `dist` is built when it is stale
 */
export async function builtPages(
  files: MadeFiles,
  tell: (line: string) => void,
  dist?: string,
): Promise<Pages> {
  const [emulator] = await Promise.all([buildEmulator(), dist ? undefined : buildApp(tell)])
  const pages = routes(files, dist ?? DIST, emulator.folder)
  return { listener: getRequestListener(pages.fetch), close: emulator.remove }
}

/**
 * The server's routes: `files` (generated, by path), the emulator's page at /emulator/, and the built app for all else.
 * @param dist folder of the built app
 * @param emulator folder of the emulator's page
 */
export function routes(files: MadeFiles, dist: string, emulator: string): Hono {
  const pages = new Hono()
  pages.use(async (c, next) => {
    await next()
    // A build replaces files under the same names; a television has no HTTP cache here either.
    c.header('Cache-Control', 'no-store')
  })
  for (const [path, file] of Object.entries(files))
    if (file) pages.get(path, (c) => c.body(file.body, 200, { 'Content-Type': file.type }))
  pages.get('/emulator', (c) => c.redirect('/emulator/'))
  pages.get('/', async (c, next) => {
    if (c.req.query(TELEVISION_QUERY) === undefined) return next()
    return c.html(forTelevision(await readFile(`${dist}/index.html`, 'utf8')))
  })
  pages.use(
    '/emulator/*',
    serveStatic({
      root: emulator,
      rewriteRequestPath: (path) => path.slice('/emulator'.length),
    }),
  )
  pages.use(serveStatic({ root: dist }))
  return pages
}
