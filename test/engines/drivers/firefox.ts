// Firefox by WebDriver BiDi, which it speaks without a driver program.
// https://w3c.github.io/webdriver-bidi/

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Driver, FULL_HD, keyActions, LANGUAGE } from './driver'
import { startProgram } from './program'
import { Socket } from './socket'

/** Nothing of its own goes out to the network, and nothing stands in front of the page. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'intl.accept_languages': LANGUAGE,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
}

type Evaluated =
  | { type: 'success'; result: { value?: string | undefined } }
  | { type: 'exception'; exceptionDetails: { text: string } }

export async function openFirefox(executable: string): Promise<Driver> {
  const program = await startProgram(executable, {
    ready: /WebDriver BiDi listening on (ws:\S+)/,
    args: (folder) => {
      const lines = Object.entries(PREFERENCES).map(
        ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`,
      )
      writeFileSync(join(folder, 'user.js'), lines.join(''))
      return ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', folder]
    },
  })
  try {
    return await connect(program.said[1] as string, program.stop)
  } catch (error) {
    await program.stop()
    throw error
  }
}

async function connect(address: string, stop: () => Promise<void>): Promise<Driver> {
  const firefox = await Socket.open(`${address}/session`)
  const { capabilities } = await firefox.send<{ capabilities: { browserVersion: string } }>(
    'session.new',
    { capabilities: {} },
  )
  // The tab that is there at the start leaves the focus in the address bar, and a page without the
  // focus fires no focus events.
  const { context } = await firefox.send<{ context: string }>('browsingContext.create', {
    type: 'tab',
  })
  await firefox.send('browsingContext.setViewport', { context, viewport: FULL_HD })

  return {
    version: `Firefox ${capabilities.browserVersion}`,
    standIn: false,
    async open(url) {
      await firefox.send('browsingContext.navigate', { context, url, wait: 'none' })
    },
    async press(key) {
      await firefox.send('input.performActions', { context, actions: keyActions(key) })
    },
    async hold(key, ms) {
      await firefox.send('input.performActions', { context, actions: keyActions(key, ms) })
    },
    async evaluate(expression) {
      const answer = await firefox.send<Evaluated>('script.evaluate', {
        expression: `JSON.stringify(${expression})`,
        target: { context },
        awaitPromise: false,
      })
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text)
      const { value } = answer.result
      return value === undefined ? undefined : JSON.parse(value)
    },
    async screenshot() {
      const { data } = await firefox.send<{ data: string }>('browsingContext.captureScreenshot', {
        context,
      })
      return Buffer.from(data, 'base64')
    },
    async close() {
      firefox.close()
      await stop()
    },
  }
}
