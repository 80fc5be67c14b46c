import { useState } from 'react'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { useWords } from '#design/desk/words.tsx'
import type { AreaLevel } from '../contract.ts'
import { useAreasBelow } from './use-session.ts'
import { words } from './words.ts'

export interface PickedArea {
  readonly code: string
  readonly name: string
}

interface Step extends PickedArea {
  readonly level: AreaLevel
}

/** One level of the cascade: the areas right below `parent`; the first entry is the whole of `parent`. */
function LevelChoice(props: { parent: Step; chosen: string | undefined; choose: (area: Step | undefined) => void }) {
  const w = useWords(words)
  const below = useAreasBelow(props.parent.code)
  const areas = below.data?.areas ?? []
  if (areas.length === 0) {
    return below.error === null ? null : (
      <p role="alert" className="field-note">
        {w.areasFailed}
      </p>
    )
  }
  return (
    <NativeSelect
      label={w.below(props.parent.name)}
      value={props.chosen ?? ''}
      change={(code) => props.choose(areas.find((area) => area.code === code))}
    >
      <option value="">{w.whole(props.parent.name)}</option>
      {areas.map((area) => (
        <option key={area.code} value={area.code}>
          {area.name}
        </option>
      ))}
    </NativeSelect>
  )
}

/** Chooses an area of the actor's own scope, from the actor's own area downwards, level by level. */
export function AreaPicker(props: { own: Step; change: (area: PickedArea) => void }) {
  const w = useWords(words)
  const [path, setPath] = useState<readonly Step[]>([props.own])
  const choose = (depth: number, area: Step | undefined): void => {
    const next = [...path.slice(0, depth + 1), ...(area === undefined ? [] : [area])]
    setPath(next)
    props.change(next.at(-1) ?? props.own)
  }
  return (
    <fieldset className="area-picker">
      <legend>{w.area}</legend>
      <p className="area-own">{props.own.name}</p>
      {path.map((step, depth) =>
        step.level === 'village' ? null : (
          <LevelChoice
            key={step.code}
            parent={step}
            chosen={path[depth + 1]?.code}
            choose={(area) => choose(depth, area)}
          />
        ),
      )}
    </fieldset>
  )
}
