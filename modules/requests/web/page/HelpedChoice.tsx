/** A choice with a line of help for each: radio buttons in a dialog. */
export function HelpedChoice<Key extends string>(props: {
  legend: string
  name: string
  of: readonly { readonly key: Key; readonly name: string; readonly help: string }[]
  value: Key | undefined
  choose: (key: Key) => void
}) {
  return (
    <fieldset className="plain-choice">
      <legend>{props.legend}</legend>
      {props.of.map((one) => (
        <label key={one.key} className={`plain-option${props.value === one.key ? ' plain-option-chosen' : ''}`}>
          <input
            type="radio"
            name={props.name}
            value={one.key}
            checked={props.value === one.key}
            onChange={() => props.choose(one.key)}
          />
          <span className="plain-option-name">{one.name}</span>
          <span className="plain-option-help">{one.help}</span>
        </label>
      ))}
    </fieldset>
  )
}
