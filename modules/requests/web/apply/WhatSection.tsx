import { Button } from 'antd'
import { useState } from 'react'
import { TextField } from '#design/desk/TextField.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { words } from '../words/apply-words.data.ts'
import { KIND_ORDER, KINDS } from '../words/kinds.data.ts'
import { PlainChoice } from './KindChoice.tsx'
import { KindFields } from './KindFields.tsx'
import { Section } from './Section.tsx'
import { useDraft } from './use-draft.ts'

/** The kind and the title, and what this kind needs besides. */
export function WhatSection() {
  const w = useWords(words)
  const { language } = useLanguage()
  const { draft, keeper } = useDraft()
  const [title, setTitle] = useState(draft.title)
  const [isChoosing, setIsChoosing] = useState(false)
  const isBlank = title.trim() === ''
  return (
    <Section
      id="what"
      title={w.what}
      side={
        isChoosing ? undefined : (
          <span className="apply-kind">
            <strong>{KINDS[draft.kind][language]}</strong>
            <Button onClick={() => setIsChoosing(true)}>{w.change}</Button>
          </span>
        )
      }
    >
      {isChoosing ? (
        <PlainChoice
          legend={w.kindLegend}
          name="kind"
          order={KIND_ORDER}
          of={KINDS}
          value={draft.kind}
          choose={(kind) => {
            keeper.change({ kind })
            setIsChoosing(false)
          }}
        />
      ) : null}
      <TextField
        label={w.name}
        value={title}
        most={160}
        change={(to) => {
          setTitle(to)
          if (to.trim() !== '') keeper.change({ title: to })
        }}
        wrong={isBlank ? w.nameEmpty : undefined}
      />
      <KindFields />
    </Section>
  )
}
