// Opens the browser where a person sits in front of one.

import { spawn } from 'node:child_process'

/**
 * The command that opens an address, or undefined where there is no desktop (a server, CI).
 * @param env the process's environment
 */
export function openCommand(
  url: string,
  platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): [string, string[]] | undefined {
  if (env.CI) return undefined
  if (platform === 'darwin') return ['open', [url]]
  // `start` is a word of cmd itself; its first quoted argument would be a window's title.
  if (platform === 'win32') return ['cmd', ['/c', 'start', '', url]]
  if (env.DISPLAY || env.WAYLAND_DISPLAY) return ['xdg-open', [url]]
  return undefined
}

/** Opens `url`; when that is not possible, the printed addresses are enough. */
export function openBrowser(url: string): void {
  const command = openCommand(url)
  if (!command) return
  const child = spawn(...command, { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
