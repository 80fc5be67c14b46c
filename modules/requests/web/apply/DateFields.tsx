/** China has one time zone; a due time is said in it wherever the browser is. */
const OFFSET = 8 * 3_600_000

const toLocal = (iso: string | null | undefined): string =>
  iso === null || iso === undefined ? '' : new Date(new Date(iso).getTime() + OFFSET).toISOString().slice(0, 16)

/** A day and a time of China, as an ISO time; undefined when emptied. */
export function DateTimeField(props: {
  label: string
  value: string | null | undefined
  change: (iso: string | undefined) => void
  help?: string
}) {
  const note = `note-${props.label}`
  return (
    <label className="native-field">
      <span className="native-label">{props.label}</span>
      <input
        className="native-input num"
        type="datetime-local"
        value={toLocal(props.value)}
        {...(props.help === undefined ? {} : { 'aria-describedby': note })}
        onChange={(event) => {
          const to = event.target.value
          props.change(to === '' ? undefined : `${to.slice(0, 16)}:00+08:00`)
        }}
      />
      {props.help === undefined ? null : (
        <span className="field-note" id={note}>
          {props.help}
        </span>
      )}
    </label>
  )
}

/** A day that may be left open. */
export function OptionalDay(props: {
  label: string
  value: string | null | undefined
  change: (day: string | undefined) => void
  help?: string
  hideLabel?: boolean
}) {
  const note = `note-${props.label}`
  return (
    <label className="native-field">
      <span className={props.hideLabel === true ? 'sr-only' : 'native-label'}>{props.label}</span>
      <input
        className="native-input num"
        type="date"
        value={props.value ?? ''}
        {...(props.help === undefined ? {} : { 'aria-describedby': note })}
        onChange={(event) => props.change(event.target.value === '' ? undefined : event.target.value)}
      />
      {props.help === undefined ? null : (
        <span className="field-note" id={note}>
          {props.help}
        </span>
      )}
    </label>
  )
}
