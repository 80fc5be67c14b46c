import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { z } from 'zod'
import { NumberPage, ReturnStatistics } from '#modules/requests/contract.ts'
import { commentInPublic, numberPage, returnStatistics } from '#modules/requests/server/index.ts'
import { drawPage } from '#design/pocket/frame.ts'
import type { Markup } from '#design/pocket/html.ts'
import { POCKET_STYLE } from '#design/pocket/style.data.ts'
import { Problem } from '#platform/errors.ts'
import { execute, type ServerParts } from '#platform/http/index.ts'
import { drawIndexPage } from './index-page.ts'
import { drawNumberPage, type SentComment } from './number-page.ts'
import { WORDS } from './words.data.ts'

type Language = 'zh' | 'en'

/** No script, no style or picture of another site, no frame: a page that strangers open from a scanned code. */
const CONTENT_SECURITY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

/** A thousand characters, percent-encoded. */
const COMMENT_LIMIT = 16_384
const NOTHING_SENT: SentComment = { said: false, words: '', name: '' }
const STYLE_AT = '/c/pocket.css'
const CommentForm = z.object({ words: z.string().default(''), name: z.string().max(40).catch('') })

const languageOf = (c: Context): Language => (c.req.query('lang') === 'en' ? 'en' : 'zh')
const withLanguage = (path: string, language: Language): string => (language === 'en' ? `${path}?lang=en` : path)

function answer(
  c: Context,
  of: { path: string; title: string; body: Markup; status?: 200 | 400 | 403 | 404 | 409 | 410 | 413 | 422 },
) {
  const language = languageOf(c)
  const page = drawPage({
    language,
    title: of.title,
    otherLanguage: withLanguage(of.path, language === 'zh' ? 'en' : 'zh'),
    stylesheet: STYLE_AT,
    brand: WORDS[language].brand,
    home: withLanguage('/c', language),
    body: of.body,
  })
  c.header('cache-control', 'no-store')
  c.header('content-language', language)
  return c.html(page, of.status ?? 200)
}

async function showNumber(c: Context, parts: ServerParts, typed: string, sent: SentComment, status?: 422 | 404 | 410) {
  const language = languageOf(c)
  const page = NumberPage.parse(
    await execute(parts, { operation: numberPage, input: { number: typed.slice(0, 60) }, actor: undefined, language }),
  )
  const w = WORDS[language]
  const path = `/c/${encodeURIComponent(page.number)}`
  const found = page.request === null ? 404 : 200
  return answer(c, {
    path,
    title: `${page.request?.title ?? w.standing[page.standing][0]} · ${page.number}`,
    body: drawNumberPage(page, sent, { address: withLanguage(path, language), language, w }),
    status: status ?? found,
  })
}

async function takeComment(c: Context, parts: ServerParts, number: string): Promise<Response> {
  const language = languageOf(c)
  const typed = CommentForm.parse(await c.req.parseBody())
  const input = commentInPublic.input.safeParse({ ...typed, number })
  const back = (title: string, nextStep: string) =>
    showNumber(c, parts, number, { ...typed, said: false, refusal: { title, nextStep } }, 422)
  if (!input.success) {
    return language === 'zh'
      ? back('意见没有提交：写两个字以上，一千字以内', '您写的还在下面，改好再提交。')
      : back(
          'Not sent: write between 2 and 1,000 characters',
          'What you wrote is still below; change it and send again.',
        )
  }
  try {
    await execute(parts, { operation: commentInPublic, input: input.data, actor: undefined, language })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return language === 'zh' ? back(error.titleZh, error.nextStepZh) : back(error.titleEn, error.nextStepEn)
  }
  // A page that is shown again must not send again.
  return c.redirect(`/c/${encodeURIComponent(number)}?said=1${language === 'en' ? '&lang=en' : ''}#comments`, 303)
}

/** Pages of other sites may link here but not write here. */
const isOurs = (c: Context): boolean => {
  const site = c.req.header('sec-fetch-site')
  return site === undefined || site === 'same-origin' || site === 'none'
}

/** The public pages of control numbers, without script and without sign-in. Must come before the rest: they have stricter headers. */
export function pocketPages(parts: ServerParts): Hono {
  const app = new Hono()
  const headers = secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY, strictTransportSecurity: false })
  app.use('/c', headers)
  app.use('/c/*', headers)
  app.get(STYLE_AT, (c) => {
    c.header('cache-control', 'public, max-age=3600')
    return c.body(POCKET_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' })
  })
  app.get('/c', async (c) => {
    const typed = c.req.query('number')
    const language = languageOf(c)
    if (typed !== undefined && typed.trim() !== '')
      return c.redirect(withLanguage(`/c/${encodeURIComponent(typed.trim().slice(0, 60))}`, language), 303)
    const year = new Date(parts.now().getTime() + 8 * 3_600_000).getUTCFullYear()
    const county = /^\d{6}$/.exec(c.req.query('county') ?? '')?.[0]
    const input = county === undefined ? { year } : { county, year }
    const statistics = await execute(parts, { operation: returnStatistics, input, actor: undefined })
    const body = drawIndexPage(ReturnStatistics.parse(statistics), { language, w: WORDS[language] })
    return answer(c, { path: '/c', title: WORDS[language].indexTitle, body })
  })
  app.get('/c/:number', (c) =>
    showNumber(c, parts, c.req.param('number'), { ...NOTHING_SENT, said: c.req.query('said') === '1' }),
  )
  app.post(
    '/c/:number',
    bodyLimit({ maxSize: COMMENT_LIMIT, onError: (c) => c.text('意见太长。 The comment is too long.', 413) }),
    async (c) => {
      if (!isOurs(c)) return c.body(null, 403)
      return takeComment(c, parts, c.req.param('number'))
    },
  )
  app.onError((error, c) => {
    parts.log.error('bug', { error, path: c.req.path })
    const w = WORDS[languageOf(c)]
    return c.text(`${w.brand}\n系统出错了，请稍后再试。 Something went wrong; try again later.`, 500)
  })
  return app
}
