import type { Role, Verdict } from '../contract.ts'
import type { Candidate, Recollection } from './findings.ts'
import type { HeaderView } from './read-table.ts'
import type { Said } from './said.ts'

const roleNames: Readonly<Record<Role, Said>> = {
  head: { zh: '户主', en: 'head of household' },
  member: { zh: '家庭成员', en: 'household member' },
  spouse: { zh: '配偶', en: 'spouse' },
  child: { zh: '子女', en: 'child' },
  father: { zh: '父亲', en: 'father' },
  mother: { zh: '母亲', en: 'mother' },
  grandfather: { zh: '祖父', en: 'grandfather' },
  grandmother: { zh: '祖母', en: 'grandmother' },
  maternal_grandfather: { zh: '外祖父', en: 'mother’s father' },
  maternal_grandmother: { zh: '外祖母', en: 'mother’s mother' },
  guardian: { zh: '监护人', en: 'guardian' },
  agent: { zh: '代理人', en: 'agent' },
  applicant: { zh: '申请人', en: 'applicant' },
  supporter: { zh: '赡养扶养人', en: 'supporter' },
  owner: { zh: '所有人', en: 'owner' },
  tenant: { zh: '承租人', en: 'tenant' },
  party: { zh: '当事人', en: 'party' },
  subject: { zh: '对象', en: 'subject' },
  work_unit: { zh: '工作单位', en: 'work unit' },
  building_head: { zh: '楼栋长', en: 'building head' },
  service_recipient: { zh: '服务对象', en: 'service recipient' },
}

export interface ReasonParts {
  readonly verdict: Verdict
  readonly view: HeaderView
  readonly candidate: Candidate | undefined
  readonly recollection: Recollection
  readonly role: Role | undefined
  readonly reading: Said | undefined
  readonly learned: Said | undefined
  readonly fits: number
}

/** What speaks most: the same header seen before, a header of the same meaning, or words alike. */
function likeness({ view, recollection }: ReasonParts, candidate: Candidate): Said {
  const { nameZh, nameEn } = candidate.profile.element
  const seen = (remembered: Recollection['path']): number =>
    Math.round((remembered?.shares.get(candidate.id) ?? 0) * (remembered?.sources ?? 0))
  const asPath = seen(recollection.path)
  if (asPath > 0)
    return {
      zh: `同样的表头在${asPath}个来源的表里就是“${nameZh}”`,
      en: `the same header means “${nameEn}” on forms of ${asPath} sources`,
    }
  const asMeaning = seen(recollection.meaning)
  if (asMeaning > 0)
    return {
      zh: `同义的表头在${asMeaning}个来源的表里就是“${nameZh}”`,
      en: `headers of the same meaning stand for “${nameEn}” on forms of ${asMeaning} sources`,
    }
  return { zh: `“${view.leaf}”与“${nameZh}”用词相近`, en: `“${view.leaf}” is worded like “${nameZh}” (${nameEn})` }
}

function forElement(parts: ReasonParts, candidate: Candidate): Said[] {
  const { view } = parts
  const says: Said[] = [likeness(parts, candidate)]
  const over = view.parents.join('/')
  if (over !== '') says.push({ zh: `上级表头为“${over}”`, en: `it stands under “${over}”` })
  if (parts.role !== undefined) {
    const whose = roleNames[parts.role]
    says.push({ zh: `指${whose.zh}的信息`, en: `it is about the ${whose.en}` })
  }
  if (view.unit !== undefined && view.unit === candidate.profile.element.unit)
    says.push({ zh: `单位同为${view.unit}`, en: `the unit is the same, ${view.unit}` })
  if (parts.fits > 0) says.push({ zh: '列中的选项或样例相符', en: 'choices or samples in the column fit' })
  if (parts.fits < 0)
    says.push({ zh: '但列中的选项或样例不相符', en: 'but choices or samples in the column do not fit' })
  const { unexplained } = view.reading
  if (unexplained !== '') says.push({ zh: `“${unexplained}”未能解释`, en: `“${unexplained}” is not explained` })
  return says
}

const FIGURE: Said = { zh: '统计栏', en: 'a column of figures' }
const NUMBER: Said = { zh: '行号，由填表程序顺编', en: 'a row number, counted by the form itself' }
const OWN_HAND: Said = {
  zh: '签字、意见、备注一类，由填表人自己填写',
  en: 'a signature, opinion or note, written by whoever fills it in',
}

function notHeld({ view, candidate }: ReasonParts): Said {
  const asked = [...view.parents, view.leaf].join('/')
  const near = candidate?.profile.element
  return {
    zh: `目录中没有与“${asked}”相符的数据元${near === undefined ? '' : `，最接近的是“${near.nameZh}”但把握不足`}`,
    en: `the catalogue has no element for “${asked}”${near === undefined ? '' : `; the nearest is “${near.nameEn}”, which is not sure enough`}`,
  }
}

function forVerdict(parts: ReasonParts): Said[] {
  switch (parts.verdict) {
    case 'element':
      return parts.candidate === undefined ? [] : forElement(parts, parts.candidate)
    case 'aggregate':
      return [parts.reading ?? FIGURE]
    case 'local':
      return [parts.view.reading.office.includes('seq') ? NUMBER : OWN_HAND]
    case 'new':
      return [notHeld(parts)]
  }
}

/** What spoke for the verdict, for the clerk. */
export function describeReason(parts: ReasonParts): Said {
  const says = [...forVerdict(parts), ...(parts.learned === undefined ? [] : [parts.learned])]
  return { zh: says.map(({ zh }) => zh).join('；'), en: says.map(({ en }) => en).join('; ') }
}
