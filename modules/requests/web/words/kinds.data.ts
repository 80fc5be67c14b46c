import type { Lane, RequestKind, Words } from '../../contract.ts'

interface Named extends Words {
  readonly helpZh: string
  readonly helpEn: string
}

const named = (zh: string, en: string, helpZh: string, helpEn: string): Named => ({ zh, en, helpZh, helpEn })

/** What each kind of request is, in plain words. */
export const KINDS: Readonly<Record<RequestKind, Named>> = {
  data: named('要数据', 'Data', '填表、报数、核对名单', 'Fill in a form, report figures, check a list'),
  report: named('要材料', 'A report', '总结、方案、台账、情况说明', 'A summary, plan, file of records or explanation'),
  inspection: named(
    '督查检查考核',
    'An inspection',
    '到现场看、查资料、打分；叫“调研”也算',
    'Going to look, checking papers, scoring; also when called research',
  ),
  meeting: named(
    '会议',
    'A meeting',
    '要基层的人来开会或参加培训',
    'People from below are called to a meeting or training',
  ),
  document: named('发文', 'A document', '要基层贯彻落实的文件', 'A document to be implemented'),
  campaign: named(
    '创建示范达标',
    'A campaign',
    '评比、示范、达标、授牌',
    'Contests, model sites, standards to reach, plaques',
  ),
  app: named(
    '应用或群组',
    'An app or group',
    '要装的应用、要进的群、要打的卡',
    'An app to install, a chat group to join, a check-in',
  ),
}

export const KIND_ORDER: readonly RequestKind[] = [
  'data',
  'report',
  'inspection',
  'meeting',
  'document',
  'campaign',
  'app',
]

/** How it comes in, and when to choose it. */
export const LANES: Readonly<Record<Lane, Named>> = {
  'filed-list': named(
    '年度目录清单',
    'Filed list',
    '已列入今年目录清单，有清单编号',
    'It is on this year’s filed list and has a number there',
  ),
  'one-matter': named(
    '一事一报备',
    'One matter',
    '不在清单上，就这一件事申请一次',
    'Not on the list; filed once for this matter',
  ),
  urgent: named(
    '紧急',
    'Urgent',
    '险情、疫情等等不得的事；事后要复核',
    'Danger that cannot wait; it is reviewed afterwards',
  ),
  exception: named(
    '清单外例外',
    'Exception',
    '履职事项清单里没有；人、钱、权要跟着走',
    'Not on the duty list; people, money and powers must follow',
  ),
}

export const LANE_ORDER: readonly Lane[] = ['one-matter', 'filed-list', 'urgent', 'exception']

/** What a part's state means to the village or township that has it. */
export const PART_STATES: Readonly<Record<'open' | 'returned' | 'done' | 'lapsed' | 'withdrawn', Words>> = {
  open: { zh: '待办', en: 'to do' },
  returned: { zh: '已退回', en: 'returned' },
  done: { zh: '已办结', en: 'done' },
  lapsed: { zh: '已失效', en: 'lapsed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}

/** The five grounds, with what each is for. */
export const GROUND_HELP: Readonly<
  Record<'off-list' | 'already-held' | 'too-short' | 'cannot-be-known' | 'not-our-duty', Words>
> = {
  'off-list': { zh: '履职事项清单里没有这一条', en: 'The duty list has no such item' },
  'already-held': { zh: '数据以前报过，台账里查得到', en: 'It was reported before; the ledger has it' },
  'too-short': { zh: '这点时间做不完，写明要几天', en: 'It cannot be done in that time; say how long it takes' },
  'cannot-be-known': { zh: '村里不掌握，也问不到', en: 'Nobody here has it or can find it out' },
  'not-our-duty': { zh: '应由部门自己做，写明是哪家', en: 'A department must do it itself; say which' },
}

/** Where on the application a finding is mended. */
export const MENDED_IN: Readonly<Record<string, string>> = {
  'no-scope': 'whom',
  'no-purpose': 'why',
  'no-legal-basis': 'why',
  'field-without-purpose': 'ask',
  'not-on-filed-list': 'lane',
  'form-expired': 'lane',
  'urgent-without-reason': 'lane',
  'urgent-reviewed': 'lane',
  'lead-time': 'when',
  'once-only': 'ask',
  overlaps: 'ask',
  duties: 'duty',
  'village-without-county': 'whom',
  'off-list-without-resources': 'lane',
  'more-than-last-year': 'kind-fields',
  documents: 'notice',
  'trace-field': 'ask',
  formalism: 'notice',
  'not-planned': 'kind-fields',
  disguised: 'kind-fields',
  inspections: 'kind-fields',
  collisions: 'kind-fields',
  'campaigns-and-apps': 'kind-fields',
  certificate: 'ask',
  'certificates-and-surveys': 'kind-fields',
  budget: 'ask',
}
