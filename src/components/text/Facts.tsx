import './Facts.css'

/** What is known of something, a line each: its name, and its value. Without a value there is no line. */
export function Facts({ facts }: { facts: readonly (readonly [string, string | undefined])[] }) {
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="side" dir="auto">
                {value}
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}
