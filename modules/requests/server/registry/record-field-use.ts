import type { DomainEvent, ServerParts } from '#platform/http/index.ts'
import { findBodyOfActor } from '#modules/organisations/server/index.ts'
import { civilDay } from '#platform/time.ts'
import { clockActor } from '../clock.ts'
import { listFields, listUsesOfForm, setOpened } from '../store/registry-entries.ts'

const keyOf = (path: readonly string[]): string => path.join('/').normalize('NFKC').replace(/\s/g, '')

/**
 * News of the forms module: somebody opened what was collected with a form (`formId`), one sheet of it or all.
 * Where that body filed the form, the day is noted at its fields: only the day, never who or how often.
 */
export async function recordFieldUse(event: DomainEvent, parts: ServerParts): Promise<void> {
  const { formId, sheet, countyCode, memberId } = event.data
  if (typeof formId !== 'string' || typeof countyCode !== 'string' || typeof memberId !== 'string') return
  await parts.db.transaction({ kind: 'system' }, async (tx) => {
    const ctx = { tx, actor: { ...clockActor(countyCode), memberId } }
    const body = await findBodyOfActor(ctx)
    if (body === undefined) return
    for (const use of await listUsesOfForm(ctx, { formId, bodyId: body.id })) {
      const asked = use.paths === null ? null : new Set(use.paths.map(keyOf))
      const opened = (await listFields(ctx, [use.entryId])).filter(
        (field) =>
          (asked === null || asked.has(keyOf(field.path))) &&
          (typeof sheet !== 'string' || field.sheet === null || field.sheet === sheet),
      )
      await setOpened(
        ctx,
        use.entryId,
        opened.map((field) => field.position),
        civilDay(parts.now()),
      )
    }
  })
}
