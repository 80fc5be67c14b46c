import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { useBodies } from './use-notices.ts'

/** Who may have asked: every body above the villages; `nobody` are the words of no choice. */
export function BodySelect(props: { label: string; nobody: string; value: string; change: (id: string) => void }) {
  const bodies = useBodies()
  return (
    <NativeSelect label={props.label} value={props.value} change={props.change}>
      <option value="">{props.nobody}</option>
      {(bodies.data?.bodies ?? [])
        .filter((body) => body.level !== 'village')
        .map((body) => (
          <option key={body.id} value={body.id}>
            {body.name}
          </option>
        ))}
    </NativeSelect>
  )
}
