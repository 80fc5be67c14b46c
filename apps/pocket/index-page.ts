import type { z } from 'zod'
import type { ReturnStatistics } from '#modules/requests/contract.ts'
import { html, type Markup } from '#design/pocket/html.ts'
import { searchForm } from './number-page.ts'
import type { PocketWords } from './words.data.ts'

type Statistics = z.infer<typeof ReturnStatistics>
const COUNTS = ['dispatched', 'returned', 'withdrawn', 'amended', 'insisted', 'lapsed'] as const

function statisticsOf(statistics: Statistics, w: PocketWords): Markup {
  const grounds = statistics.byGround.filter((one) => one.returned > 0)
  return html`<section>
    <h2>${w.statistics(statistics.year)}</h2>
    <p>${w.statisticsHelp}</p>
    ${
      statistics.byIssuer.length === 0
        ? html`<p>${w.noReturns}</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="${w.statistics(statistics.year)}">
            <table>
              <thead>
                <tr>
                  <th scope="col">${w.issuer}</th>
                  ${COUNTS.map((name) => html`<th scope="col">${w[name]}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${statistics.byIssuer.map(
                  (one) =>
                    html`<tr>
                      <th scope="row">${one.issuerName}</th>
                      ${COUNTS.map((name) => html`<td>${one[name]}</td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
    ${
      grounds.length === 0
        ? null
        : html`<table>
            <thead>
              <tr>
                <th scope="col">${w.ground}</th>
                <th scope="col">${w.times}</th>
              </tr>
            </thead>
            <tbody>
              ${grounds.map(
                (one) =>
                  html`<tr>
                    <th scope="row">${w.grounds[one.ground]}</th>
                    <td>${one.returned}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
  </section>`
}

/** Where one looks a number up, and who was sent things back. */
export const drawIndexPage = (
  statistics: Statistics | undefined,
  of: { readonly language: 'zh' | 'en'; readonly w: PocketWords },
): Markup =>
  html`<h1>${of.w.indexTitle}</h1>
    <p>${of.w.indexHelp}</p>
    ${searchForm(of.w, of.language)} ${statistics === undefined ? null : statisticsOf(statistics, of.w)}`
