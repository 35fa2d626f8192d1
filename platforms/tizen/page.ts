/**
 * The app's page with Samsung's own objects ahead of everything else; `$WEBAPIS` is the television's
 * (https://developer.samsung.com/smarttv/develop/api-references/samsung-product-api-references.html).
 * @throws Error when the page has no settings.js to put it before
 */
export function withWebapis(page: string): string {
  const settings = '<script src="./settings.js"'
  if (!page.includes(settings)) throw new Error('index.html does not load settings.js')
  return page.replace(
    settings,
    () => `<script src="$WEBAPIS/webapis/webapis.js"></script>\n    ${settings}`,
  )
}
