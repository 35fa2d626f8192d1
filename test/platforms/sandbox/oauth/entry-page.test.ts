// @vitest-environment jsdom

import { describe, expect, it } from 'vitest'
import { entryPage } from '../../../../platforms/sandbox/oauth/pages/pages'
import { WRITTEN } from '../written-codes'

describe('the field for the code', () => {
  it.each(WRITTEN)('lets digits through that are typed %s', async (_, written) => {
    const page = String(await entryPage())
    const { body } = new DOMParser().parseFromString(page, 'text/html')
    const field = body.querySelector<HTMLInputElement>('[name=user_code]') as HTMLInputElement
    field.value = written('123456')
    expect(field.checkValidity()).toBe(true)
    expect(field.maxLength).toBeGreaterThanOrEqual(field.value.length)
  })
})
