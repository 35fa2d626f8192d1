import './Choice.css'

/** A setting's name and its current value. With `changes`, marks show that left and right change it. */
export function Choice(props: { name: string; value?: string | undefined; changes?: boolean }) {
  const { name, value, changes } = props
  return (
    <div className={changes ? 'choice bar changes' : 'choice bar'}>
      <p className="choice-name">{name}</p>
      {value !== undefined && (
        <p className="choice-value">
          <i aria-hidden="true">‹</i>
          <bdi>{value}</bdi>
          <i aria-hidden="true">›</i>
        </p>
      )}
    </div>
  )
}
