// What Samsung's televisions read about the app
// (https://developer.samsung.com/smarttv/develop/guides/fundamentals/configuring-tv-applications.html).

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
export const applicationId = ({ tizenPackage, title }: Product) => `${tizenPackage}.${title}`

/**
 * `config.xml`.
 * @param addresses where the app will call. A packaged app reaches no other host (W3C WARP,
 *   https://www.w3.org/TR/widgets-access/). There must be no content-security-policy beside them: it
 *   would replace these rules, and open them.
 */
export function configXml(product: Product, addresses: URL[]): string {
  const { tizenPackage, webosId, version, vendor, title, description } = product
  const { en, ...others } = description
  const origins = [...new Set(addresses.map(({ origin }) => origin))].sort()
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
${lines(origins, (origin) => `<access origin="${escaped(origin)}" subdomains="false"/>`)}
${lines(PRIVILEGES, (name) => `<tizen:privilege name="${name}"/>`)}
  <tizen:profile name="tv-samsung"/>
  <tizen:setting screen-orientation="landscape" context-menu="disable" background-support="disable" encryption="disable" install-location="auto" hwkey-event="enable"/>
</widget>
`
}

const lines = <T>(items: T[], line: (item: T) => string) =>
  items.map((item) => `  ${line(item)}`).join('\n')

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (words: string) => words.replace(/[&<>"]/g, (sign) => ENTITIES[sign] as string)
