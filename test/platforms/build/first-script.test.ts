import { expect, it } from 'vitest'
import { firstScript } from '../../../platforms/build/first-script'

/** What each module imports at once. */
const IMPORTS: Record<string, string[]> = {
  '/app/index.html': ['/app/src/main.tsx'],
  '/app/src/main.tsx': ['react', '/app/src/App.tsx'],
  '/app/src/App.tsx': ['react', '/app/src/Button.tsx'],
  '/app/src/Button.tsx': ['/app/src/App.tsx'],
  '/app/src/Settings.tsx': ['/app/src/Button.tsx', '/app/src/Choice.tsx'],
}

it('the first script is all that the page imports at once, however often, and nothing that is fetched later', () => {
  const [group] = firstScript('/app').groups
  const modules = { getModuleInfo: (id: string) => ({ importedIds: IMPORTS[id] ?? [] }) }
  const of = (id: string) => group?.name(id, modules)
  for (const id of ['/app/src/main.tsx', 'react', '/app/src/App.tsx', '/app/src/Button.tsx'])
    expect(of(id), id).toBe('main')
  for (const id of ['/app/src/Settings.tsx', '/app/src/Choice.tsx']) expect(of(id), id).toBe(null)
})
