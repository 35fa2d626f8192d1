// What the page starts with is one script: all that src/main.tsx imports, and what that imports in turn. Left alone,
// the bundler takes apart what a screen that is fetched later needs too, and a start would wait for one script after
// the other. https://rolldown.rs/reference/OutputOptions.codeSplitting

import { join } from 'node:path'

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

/**
 * The bundler's rule that makes one script of all that the page starts with.
 * @param root the folder of index.html
 */
export function firstScript(root: string) {
  const entries = [join(root, 'index.html'), join(root, 'src/main.tsx')]
  let first: Set<string> | undefined
  return {
    groups: [
      {
        debugName: 'first-script',
        name(id: string, modules: Modules): string | null {
          first ??= reachedFrom(entries, modules)
          return first.has(id) ? 'main' : null
        },
      },
    ],
  }
}

/** The modules that these import at once, and they themselves. */
function reachedFrom(entries: readonly string[], modules: Modules): Set<string> {
  const reached = new Set<string>()
  const toSee = [...entries]
  for (let id = toSee.pop(); id !== undefined; id = toSee.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    toSee.push(...(modules.getModuleInfo(id)?.importedIds ?? []))
  }
  return reached
}
