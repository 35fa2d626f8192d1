import { useEffect, useRef } from 'react'
import { Button } from '../../components/buttons/Button'
import { Mark } from '../../components/pictures/Mark'
import { type MessageKey, t } from '../../i18n/i18n'
import { useFocus, useTarget, useTyping } from '../../remote/use-remote'
import { givenAround } from '../../setup/relay-address'
import { Screen } from '../Screen'
import { KEY_ROWS, suggestionsFor } from './keyboard'
import './Setup.css'

const FIELD = 'setup-field'
const DONE = 'setup-done'
const FIRST_KEY = 'setup-key-a'

/** From so many characters on, an address needs the room of the hint. */
const LONG = 120

/** What a voice guide calls a character that it would swallow. */
const SIGNS: Record<string, MessageKey> = {
  '.': 'setup.dot',
  '-': 'setup.hyphen',
  ':': 'setup.colon',
  '/': 'setup.slash',
}

interface Props {
  text: string
  /** The viewer comes back to what they typed: Done has the focus, and what is wrong is soon deleted. */
  isReturned: boolean
  /** Another relay is in use meanwhile. */
  isChange: boolean
  onType: (text: string) => void
  onDone: () => void
  onBack: () => void
}

/** Where the relay's address is typed: by the keys on the screen, those of a keyboard, or the television's own. */
export function Typing(props: Props) {
  const { text, isReturned, isChange, onType, onDone, onBack } = props
  const focus = useFocus()
  const erase = () => onType(text.slice(0, -1))
  useTyping({
    insert: (typed) => onType(text + typed),
    erase() {
      if (text === '') return false
      erase()
      return true
    },
    closed: () => focus.focusOn(DONE),
  })
  usePaste((pasted) => onType(text + pasted))
  return (
    <Screen name="setup" first={isReturned && text ? DONE : FIRST_KEY} onBack={onBack}>
      <Mark />
      <h1 className="setup-title">{t('setup.title')}</h1>
      <p className="setup-text muted">{t('setup.text')}</p>
      <Field text={text} onType={onType} onDone={onDone} />
      {text.length <= LONG && <p className="setup-hint muted">{t('setup.keyboard')}</p>}
      <div className="setup-keyboard">
        {/* An address is written from left to right in every language, and so are its keys. */}
        <div className="setup-keys" dir="ltr" role="group" aria-label={t('setup.keys')}>
          {KEY_ROWS.map((row) => (
            <div key={row} className="setup-row">
              {[...row].map((sign) => (
                <Key key={sign} sign={sign} onPress={() => onType(text + sign)} />
              ))}
            </div>
          ))}
          <div className="setup-row">
            {suggestionsFor(text).map(({ text: more, result }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the focus stays on the place, whatever stands there
              <Key key={at} wide sign={more} onPress={() => onType(result)} />
            ))}
          </div>
        </div>
        <div className="setup-actions">
          <Button onPress={erase}>{t('setup.erase')}</Button>
          <Button onPress={() => onType('')}>{t('setup.clear')}</Button>
          {isChange && <Button onPress={onBack}>{t('setup.keep')}</Button>}
          <Button focusKey={DONE} onPress={onDone}>
            {t('setup.done')}
          </Button>
        </div>
      </div>
    </Screen>
  )
}

/**
 * The address as it will be asked, over the field that televisions open their own keyboard for. The field is
 * one line and cannot wrap, so what it has is drawn beneath it.
 */
function Field({ text, onType, onDone }: Pick<Props, 'text' | 'onType' | 'onDone'>) {
  const { ref, focused } = useTarget<HTMLInputElement>({ focusKey: FIELD, onPress: onDone })
  const focus = useFocus()
  const { before, after } = givenAround(text)
  return (
    <div className={focused ? 'setup-field focused' : 'setup-field'} dir="ltr">
      <p aria-hidden="true">
        <span className="setup-given">{before}</span>
        {text}
        <i className="setup-caret" />
        <span className="setup-given">{after}</span>
      </p>
      <input
        ref={ref}
        type="text"
        inputMode="url"
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        tabIndex={-1}
        aria-label={t('setup.field')}
        value={text}
        onChange={({ target }) => onType(target.value)}
        onClick={() => focus.focusOn(FIELD)}
      />
      <p className="spoken" role="status">
        {before + text + after}
      </p>
    </div>
  )
}

function Key(props: { sign: string; wide?: boolean; onPress: () => void }) {
  const { sign, wide, onPress } = props
  const spoken = SIGNS[sign]
  const focusKey = sign === 'a' ? FIRST_KEY : undefined
  const { ref, focused, pointer } = useTarget<HTMLButtonElement>({ focusKey, onPress })
  return (
    <button
      ref={ref}
      type="button"
      tabIndex={-1}
      className={`setup-key${wide ? ' wide' : ''}${focused ? ' focused' : ''}`}
      aria-label={spoken ? t(spoken) : undefined}
      {...pointer}
    >
      {sign}
    </button>
  )
}

/** Takes what is pasted with a keyboard while no field has the focus; the field pastes for itself. */
function usePaste(onPaste: (text: string) => void) {
  const latest = useRef(onPaste)
  useEffect(() => {
    latest.current = onPaste
  })
  useEffect(() => {
    const listener = (event: ClipboardEvent) => {
      if ((event.target as Element | null)?.tagName === 'INPUT') return
      const text = event.clipboardData?.getData('text') ?? ''
      if (text) latest.current(text)
    }
    document.addEventListener('paste', listener)
    return () => document.removeEventListener('paste', listener)
  }, [])
}
