// @vitest-environment jsdom

import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Reach } from '../../../platforms/build/reach'
import { product } from '../../../platforms/pack/product'
import { configXml, PRIVILEGES } from '../../../platforms/tizen/config'
import { withWebapis } from '../../../platforms/tizen/page'

function read(xml: string): Document {
  const read = new DOMParser().parseFromString(xml, 'text/xml')
  expect(read.querySelector('parsererror')?.textContent).toBeUndefined()
  return read
}

const reach = (...connect: string[]): Reach => ({ connect, pictures: [], videos: [] })
const config = (...connect: string[]) => read(configXml(product(), reach(...connect)))

const all = (xml: Document, name: string) => [...xml.getElementsByTagName(name)]
const only = (xml: Document, name: string) => {
  expect(all(xml, name)).toHaveLength(1)
  return all(xml, name)[0] as Element
}

describe('config.xml', () => {
  const xml = config('https://webexapis.com', 'https://relay.example:8443')

  it('names the app and its package, and is for 2018 and later', () => {
    const application = only(xml, 'tizen:application')
    expect(application.getAttribute('id')).toBe('FoyerTvApp.Foyer')
    expect(application.getAttribute('package')).toBe('FoyerTvApp')
    expect(application.getAttribute('required_version')).toBe('4.0')
    expect(only(xml, 'tizen:profile').getAttribute('name')).toBe('tv-samsung')
    expect(xml.documentElement.getAttribute('version')).toBe(product().version)
  })

  const rules = (xml: Document) =>
    all(xml, 'access').map((access) => [
      access.getAttribute('origin'),
      access.getAttribute('subdomains'),
    ])

  it('lets the app reach the hosts that it is given and no other', () => {
    expect(rules(xml)).toEqual([
      ['https://relay.example:8443', 'false'],
      ['https://webexapis.com', 'false'],
    ])
    expect(all(xml, 'tizen:content-security-policy')).toEqual([])
  })

  it('lets it reach all hosts below one, and names each once, whatever it is for', () => {
    const videos = ['https://*.webex.com']
    const made = read(
      configXml(product(), { connect: videos, pictures: ['https://a.example'], videos }),
    )
    expect(rules(made)).toEqual([
      ['https://webex.com', 'true'],
      ['https://a.example', 'false'],
    ])
  })

  it('is open for a sandbox on this computer, whose port no rule can leave open', () => {
    expect(rules(config('http://localhost:5180', 'http://localhost:*'))).toEqual([['*', 'true']])
  })

  it('gives the app the Back key, and leaves the background and the browser menu out', () => {
    const setting = only(xml, 'tizen:setting')
    expect(setting.getAttribute('hwkey-event')).toBe('enable')
    expect(setting.getAttribute('background-support')).toBe('disable')
    expect(setting.getAttribute('context-menu')).toBe('disable')
    expect(only(xml, 'feature').getAttribute('name')).toBe(
      'http://tizen.org/feature/screen.size.normal.1080.1920',
    )
  })

  it('says what the app is in every language', () => {
    const languages = all(xml, 'description').map((words) => words.getAttribute('xml:lang'))
    expect(languages).toEqual([null, 'de', 'ar'])
    expect(only(xml, 'name').textContent).toBe('Foyer')
  })

  it('stays XML whatever the names are', () => {
    const vendor = 'Öz & <Söhne> "Ltd"'
    const odd = read(configXml({ ...product(), vendor }, reach()))
    expect(only(odd, 'author').textContent).toBe(vendor)
  })

  it('asks for the privileges of the calls that src/tv makes, and for no other', () => {
    const folder = resolve(import.meta.dirname, '../../../src/tv')
    const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(resolve(folder, path), 'utf8'))
    const needed = [
      'http://tizen.org/privilege/internet',
      ...Object.entries({
        'http://tizen.org/privilege/tv.inputdevice': /\btvinputdevice\b/,
        'http://developer.samsung.com/privilege/network.public':
          /\bwebapis\.network\b|\bnetwork\?:/,
        'http://developer.samsung.com/privilege/productinfo': /\b(productinfo|tvinfo)\b/,
      }).flatMap(([privilege, call]) => (call.test(code.join('\n')) ? privilege : [])),
    ]
    expect(PRIVILEGES).toEqual(needed)
    expect(all(xml, 'tizen:privilege').map((it) => it.getAttribute('name'))).toEqual(needed)
  })
})

describe('the page of a Tizen package', () => {
  it("has the television's own objects before the settings, and is the same otherwise", () => {
    const page = '<body>\n    <script src="./settings.js"></script>\n</body>'
    const added = '<script src="$WEBAPIS/webapis/webapis.js"></script>\n    '
    const [before, after] = withWebapis(page).split(added)
    expect(`${before}${after}`).toBe(page)
    expect(after).toMatch(/^<script src="\.\/settings\.js">/)
  })

  it('is not made from a page that loads no settings', () => {
    expect(() => withWebapis('<body></body>')).toThrow('does not load settings.js')
  })
})
