import type { Comment, NumberPage } from '#modules/requests/contract.ts'
import { describeMinutes } from '#modules/requests/server/index.ts'
import { html, type Markup } from '#design/pocket/html.ts'
import type { PocketWords } from './words.data.ts'

/** What the page says of a comment that was sent: received, or refused with what was typed kept. */
export interface SentComment {
  readonly said: boolean
  readonly refusal?: { readonly title: string; readonly nextStep: string }
  readonly words: string
  readonly name: string
}

type Request = NonNullable<NumberPage['request']>
interface Shown {
  readonly address: string
  readonly language: 'zh' | 'en'
  readonly w: PocketWords
}

const TONE = { valid: 'good', expired: 'look', revoked: 'bad', unknown: 'bad', mistyped: 'look' } as const

const pair = (name: string, value: Markup | string): Markup =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`
const day = (iso: string): string =>
  iso.length === 10 ? iso : new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

function price(request: Request, { w, language }: Shown): Markup {
  if (request.minutesPerVillage === null || request.minutesTotal === null) return html`${w.noPrice}`
  const shown = (minutes: number): string => describeMinutes(minutes)[language]
  return html`<span class="price">${w.priceEach(shown(request.minutesPerVillage))}</span><br /><small
      >${w.priceTotal(shown(request.minutesTotal))}</small
    >`
}

const facts = (request: Request, of: Shown, w = of.w): Markup =>
  html`<dl>
    ${pair(w.who, request.issuerName)} ${request.purpose === '' ? null : pair(w.why, request.purpose)}
    ${pair(w.basis, request.legalBasis === '' ? w.noBasis : request.legalBasis)}
    ${request.dutyItem === null ? null : pair(w.duty, request.dutyItem)}
    ${pair(w.due, request.dueAt === null ? w.noDue : day(request.dueAt))} ${pair(w.until, request.validUntil)}
    ${pair(w.price, price(request, of))}
    ${pair(w.fields, request.fields === 0 ? w.noFields : w.fieldsOf(request.fields, request.known))}
  </dl>`

const overrides = (request: Request, { w, language }: Shown): Markup | null =>
  request.overrides.length === 0
    ? null
    : html`<section>
        <h2>${w.overrides}</h2>
        <p>${w.overridesHelp}</p>
        <ul>
          ${request.overrides.map(
            (one) =>
              html`<li>
                ${one.clause} ${one.message?.[language]}<br />${w.approver}：${one.approver}<br />${w.reason}：${one.reason}
              </li>`,
          )}
        </ul>
      </section>`

const howToRefuse = (w: PocketWords): Markup =>
  html`<section>
    <h2>${w.refuse}</h2>
    <p>${w.refuseHelp}</p>
    <ul>
      ${Object.values(w.grounds).map((ground) => html`<li>${ground}</li>`)}
    </ul>
    <p>${w.refuseTime}</p>
    <p>${w.refusePhone}</p>
  </section>`

const comment = (one: Comment, w: PocketWords): Markup =>
  html`<li>
    <p>${one.words}</p>
    <p class="small">${one.from === 'public' ? one.name : w.from[one.from]} · ${day(one.madeAt)}</p>
    ${
      one.answer === null
        ? html`<p class="small">${w.notAnswered}</p>`
        : html`<div class="answer">
            <p>${one.answer}</p>
            <p class="small">${w.answeredBy} · ${one.answeredAt === null ? '' : day(one.answeredAt)}</p>
          </div>`
    }
  </li>`

function commentForm(page: NumberPage, sent: SentComment, address: string, w: PocketWords): Markup {
  const { refusal } = sent
  return html`${sent.said ? html`<div class="standing good" role="status"><p>${w.said}</p></div>` : null}
    ${
      refusal === undefined
        ? null
        : html`<div class="standing bad" role="alert" id="refusal">
            <strong>${refusal.title}</strong>
            <p>${refusal.nextStep}</p>
          </div>`
    }
    <p class="small" id="comment-help">${w.commentHelp}</p>
    <form method="post" action="${address}#comments" id="say">
      <label
        >${w.words}<textarea name="words" required minlength="2" maxlength="1000" aria-describedby="comment-help">
${sent.words}</textarea>
      </label>
      <label>${w.name}<input name="name" maxlength="40" autocomplete="off" value="${sent.name}" /></label>
      <button>${w.send}</button>
    </form>`
}

/** A field and a button that lead to the page of a number; works without script. */
export const searchForm = (w: PocketWords, language: 'zh' | 'en', typed = ''): Markup =>
  html`<form method="get" action="/c" role="search">
    ${language === 'en' ? html`<input type="hidden" name="lang" value="en" />` : null}
    <label
      >${w.typed}<small id="typed-help">${w.typedHelp}</small
      ><input
        name="number"
        required
        maxlength="60"
        autocapitalize="characters"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="typed-help"
        value="${typed}"
    /></label>
    <button>${w.check}</button>
  </form>`

/** What anyone sees who scans a number: whether it holds, who asks, why, until when, at what price, how to refuse, what others say. */
export function drawNumberPage(page: NumberPage, sent: SentComment, of: Shown): Markup {
  const { w } = of
  const [verdict, next] = w.standing[page.standing]
  const { request } = page
  const isOver = page.standing !== 'valid'
  return html`<div class="standing ${TONE[page.standing]}">
      <strong>${verdict}</strong>
      <p>${next}</p>
    </div>
    <p class="number"><span class="small">${w.number}</span><br />${page.number}</p>
    ${
      request === null
        ? html`<h1>${verdict}</h1>`
        : html`<h1>${request.title}</h1>
            ${facts(request, of)}${overrides(request, of)}${isOver ? null : howToRefuse(w)}
            <section id="comments">
              <h2>${w.comments}</h2>
              ${
                page.comments.length === 0
                  ? html`<p>${w.noComments}</p>`
                  : html`<ul class="comments">
                      ${page.comments.map((one) => comment(one, w))}
                    </ul>`
              }
              ${isOver ? null : commentForm(page, sent, of.address, w)}
            </section>`
    }
    <section>
      <h2>${w.other}</h2>
      ${searchForm(w, of.language, request === null ? page.number : '')}
    </section>`
}
