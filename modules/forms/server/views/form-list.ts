import { z } from 'zod'
import { view } from '#platform/http/index.ts'
import { FormList } from '../../contract.ts'
import { countStates } from '../form-page.ts'
import { maySeeForms } from '../policy.ts'
import { listForms } from '../store.ts'

/** The county's forms, newest first; `archived=true` for those taken off the list. */
export const formList = view({
  name: 'formList',
  input: z.object({ archived: z.stringbool().default(false) }),
  output: FormList,
  may: maySeeForms,
  async run(ctx, { archived }) {
    const rows = await listForms(ctx, archived)
    return {
      forms: rows.map((row) => ({
        id: row.id,
        title: row.title,
        fileName: row.file_name,
        department: row.department,
        kind: row.kind,
        updatedAt: row.updated_at,
        columns: countStates(row.understanding, row.decisions),
        lastFilledAt: row.last_filled_at ?? null,
      })),
    }
  },
})
