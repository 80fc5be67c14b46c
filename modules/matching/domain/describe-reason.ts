import type { Role, Verdict } from '../contract.ts'
import type { Candidate, Recollection } from './findings.ts'
import type { HeaderView } from './read-table.ts'

const roleNames: Readonly<Record<Role, string>> = {
  head: '户主',
  member: '家庭成员',
  spouse: '配偶',
  child: '子女',
  father: '父亲',
  mother: '母亲',
  grandfather: '祖父',
  grandmother: '祖母',
  maternal_grandfather: '外祖父',
  maternal_grandmother: '外祖母',
  guardian: '监护人',
  agent: '代理人',
  applicant: '申请人',
  supporter: '赡养扶养人',
  owner: '所有人',
  tenant: '承租人',
  party: '当事人',
  subject: '对象',
  work_unit: '工作单位',
  building_head: '楼栋长',
  service_recipient: '服务对象',
}

export interface ReasonParts {
  readonly verdict: Verdict
  readonly view: HeaderView
  readonly candidate: Candidate | undefined
  readonly recollection: Recollection
  readonly role: Role | undefined
  readonly reading: string | undefined
  readonly learned: string | undefined
  readonly fits: number
}

function forElement(parts: ReasonParts, candidate: Candidate): string[] {
  const { view, recollection } = parts
  const says: string[] = []
  const seen = (remembered: Recollection['path']): number =>
    Math.round((remembered?.shares.get(candidate.id) ?? 0) * (remembered?.sources ?? 0))
  const asPath = seen(recollection.path)
  const asMeaning = seen(recollection.meaning)
  if (asPath > 0) says.push(`同样的表头在${asPath}个来源的表里就是“${candidate.profile.element.nameZh}”`)
  else if (asMeaning > 0) says.push(`同义的表头在${asMeaning}个来源的表里就是“${candidate.profile.element.nameZh}”`)
  else says.push(`“${view.leaf}”与“${candidate.profile.element.nameZh}”用词相近`)
  if (view.parents.length > 0) says.push(`上级表头为“${view.parents.join('/')}”`)
  if (parts.role !== undefined) says.push(`指${roleNames[parts.role]}的信息`)
  if (view.unit !== undefined && view.unit === candidate.profile.element.unit) says.push(`单位同为${view.unit}`)
  if (parts.fits > 0) says.push('列中的选项或样例相符')
  if (parts.fits < 0) says.push('但列中的选项或样例不相符')
  if (view.reading.unexplained !== '') says.push(`“${view.reading.unexplained}”未能解释`)
  return says
}

/** What spoke for the verdict, in Chinese, for the clerk. */
export function describeReason(parts: ReasonParts): string {
  const { view } = parts
  const says = ((): string[] => {
    switch (parts.verdict) {
      case 'element':
        return parts.candidate === undefined ? [] : forElement(parts, parts.candidate)
      case 'aggregate':
        return [parts.reading ?? '统计栏']
      case 'local':
        return [view.reading.office.includes('seq') ? '行号，由填表程序顺编' : '签字、意见、备注一类，由填表人自己填写']
      case 'new': {
        const near =
          parts.candidate === undefined ? '' : `，最接近的是“${parts.candidate.profile.element.nameZh}”但把握不足`
        return [`目录中没有与“${[...view.parents, view.leaf].join('/')}”相符的数据元${near}`]
      }
    }
  })()
  if (parts.learned !== undefined) says.push(parts.learned)
  return says.join('；')
}
