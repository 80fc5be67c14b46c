import { Input } from 'antd'

/** One line, or with `rows` several, of text with its label, and below it help or what is wrong. */
export function TextField(props: {
  label: string
  value: string
  change: (value: string) => void
  most?: number
  rows?: number
  help?: string
  wrong?: string | undefined
  placeholder?: string
  lang?: string
}) {
  const { label, value, change, most = 500, rows, help, wrong, placeholder, lang } = props
  const note = wrong ?? help
  const noteId = `note-${label}`
  const shared = {
    value,
    maxLength: most,
    'aria-invalid': wrong !== undefined,
    ...(note === undefined ? {} : { 'aria-describedby': noteId }),
    ...(wrong === undefined ? {} : { status: 'error' as const }),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(lang === undefined ? {} : { lang }),
  }
  return (
    <label className="native-field">
      <span className="native-label">{label}</span>
      {rows === undefined ? (
        <Input {...shared} onChange={(event) => change(event.target.value)} />
      ) : (
        <Input.TextArea {...shared} rows={rows} onChange={(event) => change(event.target.value)} />
      )}
      {note === undefined ? null : (
        <span id={noteId} className={wrong === undefined ? 'field-note' : 'field-wrong'}>
          {note}
        </span>
      )}
    </label>
  )
}
