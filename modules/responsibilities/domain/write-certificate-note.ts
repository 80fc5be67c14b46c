import type { Certificate } from '../contract.ts'
import { officeOf } from './department-names.ts'

export interface NotePlace {
  readonly areaName: string | undefined
  /** Names of the bodies of the county. */
  readonly bodies: readonly string[]
  /** `YYYY-MM-DD` */
  readonly day: string
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (each) => `&#${each.codePointAt(0) ?? 0};`)

/** The county's own body of that name, where the issuer is a department every county has. */
export function bodyFor(issuer: string, bodies: readonly string[]): string | undefined {
  const named = bodies.filter((body) => issuer.includes(officeOf(body)) && officeOf(body).length >= 3)
  return named.toSorted((a, b) => officeOf(b).length - officeOf(a).length)[0]
}

const list = (items: readonly string[]): string => items.map((item) => `<li>${escape(item)}</li>`).join('')

const STYLE = `
body{font:20px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1d2529;background:#fff;margin:0 auto;padding:32px 24px;max-width:42em}
h1{font-size:32px;line-height:1.35;margin:0 0 8px}h2{font-size:24px;margin:28px 0 6px}
.where{font-size:30px;font-weight:700;border:3px solid #1d2529;padding:12px 18px;margin:8px 0}
.blank{display:inline-block;min-width:14em;border-bottom:2px solid #1d2529}
ul{margin:6px 0;padding-left:1.4em}.en,[lang=en]{font-family:system-ui,sans-serif}.en{font-size:16px;color:#4a555c}.small{font-size:15px;color:#4a555c;margin-top:32px;border-top:1px solid #8d9a94;padding-top:10px}
@media print{body{padding:0;font-size:16pt}h1{font-size:26pt}.where{font-size:24pt}@page{size:A4;margin:18mm}}`

/** The note handed to a resident, in large type, Chinese first: a page of its own that prints on one sheet. */
export function writeCertificateNote(certificate: Certificate, place: NotePlace): string {
  const { name, mayVillageIssue } = certificate
  const body = bodyFor(certificate.issuer, place.bodies)
  const heading = mayVillageIssue ? `${name}：村（社区）可以出具` : `${name}：村（社区）不能开，请到这里办`
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escape(heading)}</title><style>${STYLE}</style></head><body><main>
<h1>${escape(heading)}</h1>
<p class="en" lang="en">${escape(certificate.nameEn)}: ${mayVillageIssue ? 'the village may issue it.' : 'the village may not issue it; go here.'}</p>
<h2>到哪里办 <span class="en" lang="en">Where</span></h2>
<p class="where">${escape(certificate.issuer)}${body === undefined || body === certificate.issuer ? '' : `<br>${escape(body)}`}</p>
<p class="en" lang="en">${escape(certificate.issuerEn)}</p>
<p>地址：<span class="blank">&nbsp;</span></p><p>电话：<span class="blank">&nbsp;</span>（不清楚可以拨打 12345）</p>
<h2>带什么 <span class="en" lang="en">Bring</span></h2>
<ul>${list(certificate.bring)}</ul><ul class="en" lang="en">${list(certificate.bringEn)}</ul>
<h2>为什么 <span class="en" lang="en">Why</span></h2>
<p>${escape(certificate.answer)}</p><p class="en" lang="en">${escape(certificate.answerEn)}</p>
<p>依据：${escape(certificate.legalBasis)}</p>
<p class="small">${place.areaName === undefined ? '' : `${escape(place.areaName)}　`}${escape(place.day)}　如果用证单位坚持要村里开证明，请把这张纸给他们看，或者拨打 12345 反映。条文以正式公布的文本为准。<br>
<span lang="en">If you are told to bring it from the village all the same, show this note or call 12345.</span></p>
</main></body></html>
`
}
