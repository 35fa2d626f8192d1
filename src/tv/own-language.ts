// The page's own script uses this as well, so it knows nothing but the platform's objects.

export interface Platform {
  navigator: { language: string }
  webOSSystem?: { locale?: string }
  PalmSystem?: { locale?: string }
}

/** The television's own language as it names it: as LG's platform does, or as the browser. */
export function ownLanguage({ navigator, webOSSystem, PalmSystem }: Platform): string {
  return (webOSSystem ?? PalmSystem)?.locale || navigator.language
}
