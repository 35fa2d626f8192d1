// doiuse's own types are not reachable through its package.json ("exports" has no "types").

declare module 'doiuse' {
  import type { AcceptedPlugin, Node } from 'postcss'

  export default function doiuse(options: {
    browsers: string[]
    /** Names of features on caniuse.com. */
    ignore?: string[]
    onFeatureUsage(found: { feature: string; usage: Node }): void
  }): AcceptedPlugin
}
