// What every package says about itself. It comes out of package.json, so that a release changes one
// line; only the description has more languages than that file has room for.

import manifest from '../../package.json' with { type: 'json' }

export interface Product {
  title: string
  vendor: string
  version: string
  /** What Foyer is, in at most 60 characters, by language; English always. */
  description: { en: string; [language: string]: string }
  /** Reversed host name in lower case; LG names the app's storage by it. */
  webosId: string
  /** Ten letters or digits, as Samsung's tools make them. */
  tizenPackage: string
  /** An address where the source is. */
  homepage?: string | undefined
}

/**
 * The version as televisions take it: x.y.z without leading zeros, and within Samsung's limits, which
 * are the narrowest
 * (https://developer.samsung.com/smarttv/develop/guides/fundamentals/configuring-tv-applications.html).
 * @throws Error for any other, such as one with `-beta`
 */
export function tvVersion(version: string): string {
  const numbers = /^(\d+)\.(\d+)\.(\d+)$/.exec(version)?.slice(1) ?? []
  const limits = [255, 255, 65_535]
  const fits = limits.every(
    (limit, at) => String(Number(numbers[at])) === numbers[at] && Number(numbers[at]) <= limit,
  )
  if (fits) return version
  throw new Error(
    `The version in package.json is ${version}; televisions take x.y.z alone, up to ${limits.join('.')}.`,
  )
}

/** What packages are called: Foyer's name, ids, version and descriptions. */
export function product(): Product {
  return {
    ...(manifest.foyer as typeof manifest.foyer & { homepage?: string }),
    version: tvVersion(manifest.version),
    description: {
      en: manifest.description,
      de: 'Ihre Webex-Meetings auf dem Fernseher.',
      ar: 'اجتماعاتك في Webex على التلفاز.',
    },
  }
}
