import type { ReactNode } from 'react'

/**
 * The browser's own select: works with every keyboard and screen reader and opens the phone's own picker,
 * which no drawn list does.
 */
export function NativeSelect(props: {
  label: string
  value: string
  change: (value: string) => void
  children: ReactNode
  hideLabel?: boolean
  disabled?: boolean
}) {
  return (
    <label className="native-field">
      <span className={props.hideLabel === true ? 'sr-only' : 'native-label'}>{props.label}</span>
      <select
        className="native-input"
        value={props.value}
        disabled={props.disabled}
        onChange={(event) => props.change(event.target.value)}
      >
        {props.children}
      </select>
    </label>
  )
}

/** The browser's own day field, `YYYY-MM-DD`. */
export function DayField(props: { label: string; value: string; change: (day: string) => void; max?: string }) {
  return (
    <label className="native-field">
      <span className="native-label">{props.label}</span>
      <input
        className="native-input num"
        type="date"
        value={props.value}
        max={props.max}
        required
        onChange={(event) => props.change(event.target.value)}
      />
    </label>
  )
}
