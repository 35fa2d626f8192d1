// config.xml: what Samsung's televisions read about the app, with the hosts that it may call, which ../build/reach.ts
// decides
// (https://developer.samsung.com/smarttv/develop/guides/fundamentals/configuring-tv-applications.html).

import type { Reach } from '../build/reach'
import type { Product } from '../pack/product'

/** 2018's sets have Tizen 4.0, whose engine is the oldest that the bundle is built for. */
const REQUIRED_VERSION = '4.0'

/** Only what src/tv calls; a privilege that is not used is a question in every review. */
export const PRIVILEGES = [
  'http://tizen.org/privilege/internet',
  // tizen.tvinputdevice: keys besides arrows, OK and Back
  'http://tizen.org/privilege/tv.inputdevice',
  // webapis.network
  'http://developer.samsung.com/privilege/network.public',
  // webapis.tvinfo: whether the voice guide is on
  'http://developer.samsung.com/privilege/productinfo',
]

/** The application's id, by which `tizen run` and `sdb` know it. */
const applicationId = ({ tizenPackage, title }: Product) => `${tizenPackage}.${title}`

/**
 * `config.xml`.
 * @param reach which hosts the app calls. A packaged app reaches no other (W3C WARP,
 *   https://www.w3.org/TR/widgets-access/). There must be no content-security-policy beside them: it
 *   would replace these rules, and open them.
 */
export function configXml(product: Product, reach: Reach): string {
  const { tizenPackage, webosId, version, vendor, title, description } = product
  const { en, ...others } = description
  // The widget's id must be an IRI; televisions go by the application's.
  const id = `https://${webosId.split('.').reverse().join('.')}`
  return `<?xml version="1.0" encoding="UTF-8"?>
<widget xmlns="http://www.w3.org/ns/widgets" xmlns:tizen="http://tizen.org/ns/widgets" id="${escaped(id)}" version="${version}" viewmodes="maximized">
  <tizen:application id="${escaped(applicationId(product))}" package="${escaped(tizenPackage)}" required_version="${REQUIRED_VERSION}"/>
  <name>${escaped(title)}</name>
  <description>${escaped(en)}</description>
${lines(Object.entries(others), ([language, words]) => `<description xml:lang="${language}">${escaped(words)}</description>`)}
  <author>${escaped(vendor)}</author>
  <content src="index.html"/>
  <icon src="icon.png"/>
  <feature name="http://tizen.org/feature/screen.size.normal.1080.1920"/>
${lines(accessRules(reach), ({ origin, subdomains }) => `<access origin="${escaped(origin)}" subdomains="${subdomains}"/>`)}
${lines(PRIVILEGES, (name) => `<tizen:privilege name="${name}"/>`)}
  <tizen:profile name="tv-samsung"/>
  <tizen:setting screen-orientation="landscape" context-menu="disable" background-support="disable" encryption="disable" install-location="auto" hwkey-event="enable"/>
</widget>
`
}

/**
 * A Reach as access rules. A television compares scheme and port, then the host or, with `subdomains`, the
 * end of it after a dot (CheckWARP in Tizen's own runtime). No rule can leave the port open, as the
 * sandbox on this computer needs it: all is open then, and the page's policy is what narrows it.
 */
function accessRules({ connect, pictures, videos }: Reach) {
  const sources = [...new Set([...connect, ...pictures, ...videos])].sort()
  if (sources.some((source) => source.endsWith(':*'))) return [{ origin: '*', subdomains: true }]
  return sources.map((source) => ({
    origin: source.replace('://*.', '://'),
    subdomains: source.includes('://*.'),
  }))
}

const lines = <T>(items: T[], line: (item: T) => string) =>
  items.map((item) => `  ${line(item)}`).join('\n')

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (words: string) => words.replace(/[&<>"]/g, (sign) => ENTITIES[sign] as string)
