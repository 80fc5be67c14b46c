import { sql } from 'kysely'
import { z } from 'zod'
import { defineProblems } from '../errors.ts'
import { command, download, everyone, routesOf, uploadedFile, view, type Actor } from './index.ts'

const problems = defineProblems('probe', {
  tooLate: {
    status: 409,
    title: { zh: '{day} 已截止', en: 'Closed since {day}' },
    nextStep: { zh: '联系 {who}', en: 'Contact {who}' },
  },
})
const mayProbe = (actor: Actor): boolean => actor.roles.includes('prober')
export const clerk: Actor = {
  memberId: 'c1',
  name: '周小满',
  roles: ['prober'],
  countyCode: '511123',
  areaFrom: '511123000000',
  areaTo: '511124000000',
}
export const guest: Actor = { ...clerk, memberId: 'g1', roles: [] }

const notes = {
  title: { zh: '记一笔', en: 'Noted' },
  line: ({ input }: { input: { id: string } }) => ({ subject: input.id }),
}
const writeNote = command({
  name: 'writeNote',
  input: z.object({
    id: z.string(),
    amount: z.number().meta({ title: '金额 amount' }),
    act: z.string().default('save'),
  }),
  output: z.object({ id: z.string(), told: z.string() }),
  may: mayProbe,
  audit: { event: 'note.written', ...notes },
  async run(ctx, { id, act }) {
    await sql`insert into probe.note values (${id})`.execute(ctx.tx.kysely)
    ctx.publish({ name: 'note.written', data: { id } })
    if (act === 'refuse') throw problems.tooLate({ day: '6月1日', who: '乡镇' })
    if (act === 'break') throw new Error('secret detail 519900')
    return { id, told: ctx.language }
  },
})
const upload = command({
  name: 'upload',
  input: z.object({ file: uploadedFile }),
  output: z.object({ size: z.number() }),
  may: mayProbe,
  accepts: 'multipart',
  bodyLimitBytes: 2 << 20,
  audit: { event: 'file.uploaded', title: { zh: '上传', en: 'Uploaded' }, line: () => ({ subject: 'file' }) },
  run: (_ctx, { file }) => Promise.resolve({ size: file.size }),
})
const readPeople = view({
  name: 'readPeople',
  input: z.object({ id: z.string(), tag: z.array(z.string()).default([]) }),
  output: z.object({ tag: z.array(z.string()), purpose: z.string() }),
  may: mayProbe,
  personalData: { purpose: 'fill-form', line: ({ input }) => ({ subject: input.id }) },
  run: (ctx, { tag }) => Promise.resolve({ tag, purpose: ctx.purpose ?? '' }),
})
const file = view({
  name: 'file',
  input: z.object({ cut: z.coerce.boolean().default(false) }),
  output: download,
  may: everyone,
  run: (_ctx, { cut }) =>
    Promise.resolve({
      fileName: '80岁以上.xlsx',
      contentType: 'application/octet-stream',
      body: (async function* () {
        yield new Uint8Array(100_000)
        if (cut) await Promise.reject(new Error('cut'))
        yield new Uint8Array(100_000)
      })(),
    }),
})
/** Operations that do everything an operation can do wrong. */
export const routes = routesOf('probe')
  .post('/notes/:id', writeNote)
  .post('/files', upload)
  .get('/people/:id', readPeople)
  .get('/file', file)
