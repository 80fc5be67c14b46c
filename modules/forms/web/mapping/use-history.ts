import { useState } from 'react'
import type { FormPage } from '../../contract.ts'
import { useRestoreMapping } from '../use-forms.ts'

interface Trail {
  /** Versions in the order their contents came to be; the one shown is `versions[at]`. */
  readonly versions: readonly number[]
  readonly at: number
  /** Where the answer of a restoration under way belongs. */
  readonly expecting: number | undefined
}

const startTrail = (page: FormPage): Trail => {
  const versions = page.versions.map((each) => each.version).toSorted((a, b) => a - b)
  return { versions, at: versions.length - 1, expecting: undefined }
}

/** A restoration puts its version in the old one's place; anything else is a new step and cuts off what could be redone. */
const follow = (trail: Trail, version: number): Trail =>
  trail.expecting === undefined
    ? { versions: [...trail.versions.slice(0, trail.at + 1), version], at: trail.at + 1, expecting: undefined }
    : { versions: trail.versions.with(trail.expecting, version), at: trail.expecting, expecting: undefined }

/** Undo and redo through the versions of a mapping. Nothing is deleted: each step restores an earlier version. */
export function useHistory(page: FormPage, refused: (error: Error) => void) {
  const restore = useRestoreMapping(page.form.id)
  const [trail, setTrail] = useState(() => startTrail(page))
  // The page answers every change with its new version; the trail follows while rendering, before anything is shown.
  if (trail.versions[trail.at] !== page.version) setTrail(follow(trail, page.version))
  const go = (to: number): void => {
    const target = trail.versions[to]
    if (target === undefined || restore.isPending) return
    setTrail({ ...trail, expecting: to })
    restore.mutate(
      { version: page.version, toVersion: target },
      {
        onError: (error) => {
          setTrail((current) => ({ ...current, expecting: undefined }))
          refused(error)
        },
      },
    )
  }
  return {
    canUndo: trail.at > 0,
    canRedo: trail.at < trail.versions.length - 1,
    undo: () => go(trail.at - 1),
    redo: () => go(trail.at + 1),
    busy: restore.isPending,
  }
}

export type History = ReturnType<typeof useHistory>
