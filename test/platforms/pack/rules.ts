// Checks of what a package lets the app reach, written from the specifications and with none of the code
// that makes the rules.

/** A Content-Security-Policy by directive. */
export type Policy = Record<string, string[]>

const META = /<meta http-equiv="Content-Security-Policy" content="([^"]*)" \/>/

/** A page as it is but for its policy. */
export const withoutPolicy = (page: string) => page.replace(META, '')

/** Reads the policy out of a page's <meta>. */
export function policyIn(page: string): Policy {
  const [, content = ''] = META.exec(page) ?? []
  return Object.fromEntries(
    content.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return [name, sources]
    }),
  )
}

/**
 * Whether a policy lets a page load an address of another host.
 * https://www.w3.org/TR/CSP3/#match-url-to-source-expression
 */
export function policyAllows(policy: Policy, directive: string, address: string): boolean {
  const url = new URL(address)
  const sources = policy[directive] ?? policy['default-src'] ?? ['*']
  return sources.some((source) => sourceMatches(source, url))
}

function sourceMatches(source: string, url: URL): boolean {
  if (source === '*') return /^https?:$/.test(url.protocol)
  if (/^[a-z][a-z0-9+.-]*:$/.test(source)) return url.protocol === source
  const [, scheme, host = '', port] =
    /^([a-z]+):\/\/((?:\*\.)?[a-z0-9.-]+)(?::(\d+|\*))?$/.exec(source) ?? []
  if (!scheme || url.protocol !== `${scheme}:`) return false
  if (port !== '*' && (port ?? '') !== url.port) return false
  return host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host
}

/**
 * Whether the access rules of a config.xml let the app reach an address, as a Samsung set decides it:
 * https://www.w3.org/TR/widgets-access/ and CheckWARP in the runtime of Tizen.
 */
export function accessAllows(configXml: string, address: string): boolean {
  const url = new URL(address)
  const rules = configXml.matchAll(/<access origin="([^"]*)" subdomains="(true|false)"\/>/g)
  return [...rules].some(([, origin = '', subdomains]) => {
    if (origin === '*') return true
    const allowed = new URL(origin)
    if (allowed.protocol !== url.protocol || allowed.port !== url.port) return false
    return (
      allowed.hostname === url.hostname ||
      (subdomains === 'true' && url.hostname.endsWith(`.${allowed.hostname}`))
    )
  })
}
