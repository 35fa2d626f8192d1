import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { choose } from '../../../platforms/build/two-sets'

interface Added {
  tag: string
  src?: string
  href?: string
  onload?: () => void
}

/** Runs the script of the page in an engine with or without `Array.prototype.at`. */
function run(isNew: boolean, foyerFirst?: (load: () => void) => void) {
  const added: Added[] = []
  const imported: string[] = []
  runInNewContext(
    `${isNew ? '' : 'delete Array.prototype.at;'}${choose(['n0', 'n1'], ['o0', 'o1'])}`,
    {
      document: {
        createElement: (tag: string) => ({ tag }),
        head: { appendChild: (element: Added) => added.push(element) },
      },
      window: { foyerFirst },
      foyerFirst,
      System: { import: (address: string) => imported.push(address) },
    },
  )
  return { added, imported }
}

describe('the script that chooses', () => {
  it('the script that chooses takes the newer set where an engine is of 2021 or later', () => {
    expect(run(true).added).toMatchObject([
      { tag: 'link', rel: 'preload', as: 'script', href: 'n1' },
      { tag: 'script', src: 'n0' },
    ])
  })

  it('the script that chooses takes the older set where an engine lacks what is of 2021', () => {
    expect(run(false).added).toMatchObject([{ href: 'o1' }, { tag: 'script', src: 'o0' }])
  })

  it('the script that chooses starts the app once what loads modules is there', () => {
    const { added, imported } = run(true)
    expect(imported).toEqual([])
    added[1]?.onload?.()
    expect(imported).toEqual(['n1'])
  })

  it('the script that chooses lets the page do first what it has to do', () => {
    let load = () => {}
    const { added } = run(true, (callback) => {
      load = callback
    })
    expect(added).toMatchObject([{ tag: 'link', href: 'n1' }])
    load()
    expect(added).toMatchObject([{ tag: 'link' }, { tag: 'script', src: 'n0' }])
  })
})
