// An expression in a page, by the DevTools protocol in the part of it that all Chromiums have.
// https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-evaluate

/** Whatever sends commands to a page. */
interface Page {
  send<T>(method: string, params?: object): Promise<T>
}

interface Evaluated<T> {
  result: { value: T }
  exceptionDetails?: { text: string; exception?: { description?: string } }
}

/**
 * The value of an expression in a page, or of what it promises; it travels as JSON.
 * @throws Error with what the page threw
 */
export async function evaluateIn<T>(page: Page, expression: string): Promise<T> {
  const { result, exceptionDetails: thrown } = await page.send<Evaluated<T>>('Runtime.evaluate', {
    expression,
    returnByValue: true,
    awaitPromise: true,
  })
  if (thrown) throw new Error(thrown.exception?.description ?? thrown.text)
  return result.value
}
