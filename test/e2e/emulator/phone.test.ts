// The phone of the emulator, and the page that it opens.

import { describe, expect, it } from 'vitest'
import { app, boxOf, desk, openDesk } from './desk'

describe('the phone on the desk', () => {
  it('the phone scans the code off the screen, and what is approved there is on the television', async () => {
    await openDesk('tizen')
    const code = await desk.code()
    await desk.button('Scan').click()
    await desk.phone.getByText('Sign in on your TV?').waitFor()
    expect((await desk.phone.getByRole('strong').innerText()).replace(/\s/g, '')).toBe(code)
    await desk.phone.getByText('Ada Brandt', { exact: true }).click()
    await desk.phone.getByRole('button', { name: 'Approve as Ada Brandt' }).click()
    await desk.phone.getByText('Look at your TV').waitFor()
    await desk.showsAgenda()
    await desk.shows('Ada Brandt')

    const first = await desk.focused()
    expect(first).toMatch(/Live|Now/)
    await desk.press('Down')
    const second = await desk.focused()
    expect(second).not.toBe(first)
    await desk.press('OK')
    await desk.shows('Join on your phone')
    await desk.press('Back')
    await expect.poll(() => desk.focused()).toBe(second)
  })

  it('the phone has both answers within reach without scrolling', async () => {
    await openDesk('tizen')
    await desk.code()
    await desk.button('Scan').click()
    const display = await desk.page.locator('#display').boundingBox()
    for (const name of ['Approve', 'Deny']) {
      const button = desk.phone.getByRole('button', { name })
      await button.waitFor()
      const box = await button.boundingBox()
      expect(box && display && box.y + box.height).toBeLessThanOrEqual(
        (display?.y ?? 0) + (display?.height ?? 0),
      )
    }
  })

  it('the phone denies, and the television says so', async () => {
    await openDesk('webos')
    await desk.code()
    await desk.button('Scan').click()
    await desk.phone.getByRole('button', { name: 'Deny' }).click()
    await desk.phone.getByText('nothing was shared').waitFor()
    await desk.shows('Sign-in declined')
  })

  it('the phone sees no code on a television that shows none, and nothing on a dark one', async () => {
    await openDesk('browser')
    await desk.signIn('cy')
    await desk.button('Scan').click()
    await desk.page.getByText('There is no QR code to see').waitFor()
    await desk.button('Power').click()
    await desk.button('Scan').click()
    await desk.page.getByText('The television is dark').waitFor()
  })
})

describe('the approval page on a phone of its own', () => {
  it.each([
    [320, 568],
    [390, 844],
  ])(
    'a phone of %i × %i px shows the code, who can sign in, and both answers',
    async (width, height) => {
      await openDesk('browser')
      const user_code = await desk.code()
      const { items } = (await app.sandbox('GET', 'codes')) as {
        items: { user_code: string; verification_uri_complete: string }[]
      }
      const address = items.find((item) => item.user_code === user_code)?.verification_uri_complete
      const context = await app.browser.newContext({
        viewport: { width, height },
        isMobile: true,
        javaScriptEnabled: false,
      })
      const phone = await context.newPage()
      await phone.goto(address ?? '')
      // The bar around both answers: a box without a role.
      const answers = await boxOf(phone.locator('.actions'))
      expect(answers.bottom).toBeLessThanOrEqual(height)
      for (const account of ['Ada Brandt', 'Bo Lindqvist', 'Cy Okafor', 'Di Moreau']) {
        const { top, bottom } = await boxOf(phone.locator('label', { hasText: account }))
        expect(bottom).toBeLessThanOrEqual(answers.top)
        expect(bottom - top).toBeGreaterThanOrEqual(48)
      }
      await phone.getByRole('button', { name: 'Approve as Ada Brandt', exact: true }).waitFor()
      await phone.getByText('Bo Lindqvist', { exact: true }).click()
      await phone.getByRole('button', { name: 'Approve as Bo Lindqvist', exact: true }).click()
      await phone.getByText('Look at your TV').waitFor()
      await desk.shows('Bo Lindqvist')
      await context.close()
    },
  )
})
