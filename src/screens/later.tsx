// Screens that the first one does not need are scripts of their own, fetched when nothing else is to be done, so that
// opening one does not wait. A script that is gone, as after an update on the server, is said in words.

import { type ComponentType, useEffect, useState } from 'react'
import { Button } from '../components/buttons/Button'
import { Notice } from '../components/notices/Notice'
import { Spinner } from '../components/notices/Spinner'
import { t } from '../i18n/i18n'
import { Screen } from './Screen'

interface Shown {
  onBack?: () => void
}

interface Waiting extends Shown {
  name: string
  layer: 'screen' | 'overlay'
  hasFailed: boolean
}

/** How long an engine without `requestIdleCallback` is given before each script, ms. */
const PAUSE_MS = 300

/** A screen with a script of its own. */
interface Fetchable {
  fetchScript(): Promise<void>
}

/**
 * A screen whose script is fetched later: by `fetchScreens`, or when it is first opened.
 * @param name a short one, for the focus
 * @param load fetches the script and picks the screen
 * @param layer what it takes the place of while it is waited for
 */
export function later<Props extends object>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
  layer: Waiting['layer'] = 'screen',
): ComponentType<Props & Shown> & Fetchable {
  let Loaded: ComponentType<Props> | undefined
  const fetchScript = () =>
    load().then((screen) => {
      Loaded = screen
    })

  function Later(props: Props & Shown) {
    const [hasFailed, setFailed] = useState(false)
    const [, setFetched] = useState(false)
    useEffect(() => {
      if (Loaded) return
      let isGone = false
      const unlessGone = (tell: (value: true) => void) => () => {
        if (!isGone) tell(true)
      }
      fetchScript().then(unlessGone(setFetched), unlessGone(setFailed))
      return () => {
        isGone = true
      }
    }, [])
    if (Loaded) return <Loaded {...props} />
    return <Awaited name={name} layer={layer} hasFailed={hasFailed} {...back(props)} />
  }
  return Object.assign(Later, { fetchScript })
}

const back = ({ onBack }: Shown) => (onBack ? { onBack } : {})

/** In place of a screen whose script is not there yet, or cannot be had. */
function Awaited({ name, layer, hasFailed, onBack }: Waiting) {
  const state = hasFailed ? 'missing' : 'awaited'
  return (
    <Screen key={state} name={`${state}-${name}`} layer={layer} onBack={onBack ?? (() => {})}>
      {hasFailed ? (
        <Notice title={t('crash.missingTitle')} text={t('crash.missing')}>
          <Button onPress={() => location.reload()}>{t('crash.restart')}</Button>
          {onBack && <Button onPress={onBack}>{t('meeting.back')}</Button>}
        </Notice>
      ) : (
        <Spinner text={t('meeting.loading')} />
      )}
    </Screen>
  )
}

/**
 * Fetches the scripts of screens, one after the other, whenever the engine has nothing to do. One that fails is fetched
 * again when its screen is opened.
 * @returns ends it
 */
export function fetchScreens(screens: readonly Fetchable[]): () => void {
  let isOver = false
  const next = (at: number) => {
    const screen = screens[at]
    if (!isOver && screen)
      whenIdle(() => {
        if (isOver) return
        screen
          .fetchScript()
          .catch(() => {})
          .then(() => next(at + 1))
      })
  }
  next(0)
  return () => {
    isOver = true
  }
}

function whenIdle(act: () => void): void {
  if (window.requestIdleCallback) window.requestIdleCallback(act)
  else setTimeout(act, PAUSE_MS)
}
